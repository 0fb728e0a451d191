import type { ComponentChildren } from 'preact'
import { Redirect, useLocation } from 'wouter-preact'
import type { Me, Programme } from '../domain/api.ts'
import { clockSeconds } from './format.ts'
import { useLastProgramme, useNoteProgramme } from './last-programme.ts'
import { useUnreached } from './live/hooks.ts'
import { type LiveState, useLive } from './live/use-live.ts'
import { Await, Empty } from './parts/await.tsx'
import { Banner } from './parts/banner.tsx'
import { signInFor } from './paths.ts'
import { HereProvider } from './programme.ts'
import { useMe, useProgrammes } from './queries.ts'
import { Rail } from './rail.tsx'
import css from './shell.module.css'
import { Shortcuts } from './shortcuts/shortcuts.tsx'
import { LeaveBanner } from './unsaved/leave-banner.tsx'

interface FrameProps {
  me: Me
  programmes: readonly Programme[]
  programme?: Programme
  live?: LiveState
  children: ComponentChildren
}

/** Rail and page. */
function Frame({ me, programmes, programme, live, children }: FrameProps) {
  const since = useUnreached()
  return (
    <div class={css.app}>
      <a class={css.skip} href="#page">
        To the page
      </a>
      <Rail me={me} programmes={programmes} programme={programme} live={live} />
      <Shortcuts me={me} programme={programme} />
      <main class={css.page} id="page" tabIndex={-1}>
        <LeaveBanner />
        {since !== null && (
          <Banner kind="waiting" fact="The server can’t be reached.">
            What you see is from before {clockSeconds(since, localZone)}. Kiosks go on recording and
            send later; this page catches up by itself.
          </Banner>
        )}
        {children}
      </main>
    </div>
  )
}

const localZone = new Intl.DateTimeFormat().resolvedOptions().timeZone

interface SignedIn {
  me: Me
  programmes: readonly Programme[]
}

/** Shows its children to those who are signed in, the sign-in page to others. */
function SignedInOnly({ children }: { children: (signedIn: SignedIn) => ComponentChildren }) {
  const me = useMe()
  const [here] = useLocation()
  if (me.data === null) return <Redirect to={signInFor(here)} replace />
  if (me.data) return <WithProgrammes me={me.data}>{children}</WithProgrammes>
  return (
    <main class={`${css.page} ${css.alone}`}>
      <Await query={me} what="who is signed in">
        {() => null}
      </Await>
    </main>
  )
}

interface WithProgrammesProps {
  me: Me
  children: (signedIn: SignedIn) => ComponentChildren
}

function WithProgrammes({ me, children }: WithProgrammesProps) {
  const programmes = useProgrammes()
  if (programmes.data) return <>{children({ me, programmes: programmes.data })}</>
  return (
    <Frame me={me} programmes={[]}>
      <Await query={programmes} what="the programmes">
        {() => null}
      </Await>
    </Frame>
  )
}

/** A page that stands beside the programmes; the rail keeps the one that one came from. */
export function OutsideShell({
  children,
}: {
  children: (signedIn: SignedIn) => ComponentChildren
}) {
  return (
    <SignedInOnly>{(signedIn) => <Beside {...signedIn}>{children(signedIn)}</Beside>}</SignedInOnly>
  )
}

function Beside({ children, ...signedIn }: SignedIn & { children: ComponentChildren }) {
  const programme = useLastProgramme(signedIn.programmes)
  return <Frame {...{ ...signedIn, ...(programme && { programme }) }}>{children}</Frame>
}

/** A page of one programme, following what arrives. */
export function ProgrammeShell({ id, children }: { id: string; children: ComponentChildren }) {
  return (
    <SignedInOnly>
      {({ me, programmes }) => {
        const programme = programmes.find((one) => one.id === id)
        return programme ? (
          <Following {...{ me, programmes, programme }}>{children}</Following>
        ) : (
          <Frame me={me} programmes={programmes}>
            <Empty>There is no such programme. Choose one in the rail.</Empty>
          </Frame>
        )
      }}
    </SignedInOnly>
  )
}

interface FollowingProps extends SignedIn {
  programme: Programme
  children: ComponentChildren
}

function Following({ me, programmes, programme, children }: FollowingProps) {
  const live = useLive(programme.id)
  useNoteProgramme(programme.id)
  return (
    <HereProvider
      value={{ programme, me, mayAct: me.role !== 'auditor', isAdmin: me.role === 'admin' }}
    >
      <Frame {...{ me, programmes, programme, live }}>{children}</Frame>
    </HereProvider>
  )
}
