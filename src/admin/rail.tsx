import { useQueryClient } from '@tanstack/preact-query'
import { useEffect, useRef } from 'preact/hooks'
import { Link, useLocation } from 'wouter-preact'
import type { Me, Programme } from '../domain/api.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { signOut } from './api/calls.ts'
import type { LiveState } from './live/use-live.ts'
import { Logo } from './logo.tsx'
import { paths } from './paths.ts'
import { keys } from './queries.ts'
import { useServices } from './services.ts'
import css from './shell.module.css'
import { Switcher } from './switcher.tsx'
import { useWaitingCount } from './truth-queries.ts'
import { useGuard } from './unsaved/guarded.tsx'

interface Props {
  me: Me
  programmes: readonly Programme[]
  programme: Programme | undefined
  live: LiveState | undefined
}

/** The pages of a programme, each with its icon and name. */
const items = (id: string, me: Me): readonly (readonly [string, IconName, string])[] => [
  [paths.sessions(id), 'calendar', 'Sessions'],
  [paths.attendees(id), 'person', 'Attendees'],
  [paths.kiosks(id), 'tablet', 'Kiosks'],
  [paths.after(id), 'sync', 'Sync'],
  [paths.waiting(id), 'flag', 'To sort out'],
  [paths.pathways(id), 'medal', 'Follow-up'],
  [paths.certificates(id), 'badge', 'Certificates'],
  [paths.mail(id), 'mail', 'Mail'],
  ...(me.role === 'admin'
    ? ([
        [paths.importing(id), 'file', 'Import'],
        [paths.settings(id), 'list', 'Settings'],
      ] as const)
    : []),
]

/** Pages that are reached from another's, whose address is not below that one's. */
const below = (id: string): Record<string, readonly string[]> => ({
  [paths.sessions(id)]: [paths.presenters(id)],
  [paths.attendees(id)]: [paths.noShows(id), paths.phones(id)],
  [paths.kiosks(id)]: [paths.receive(id)],
  [paths.pathways(id)]: [paths.surveys(id)],
})

/** The dark rail: where one is, and where else one can go. */
export function Rail({ me, programmes, programme, live }: Props) {
  return (
    <header class={css.side}>
      <Link class={css.logo} href={paths.home} aria-label="Roomtap, start">
        <Logo />
        <span>Roomtap</span>
      </Link>
      <Switcher programmes={programmes} chosen={programme} />
      {programme && <Pages programme={programme.id} me={me} />}
      <div class={css.foot}>
        <output class={live === 'lost' ? css.quiet : undefined}>
          {live === 'lost' ? 'Not live: connecting again' : ''}
        </output>
        {(programme || me.role !== 'staff') && (
          <Link
            class={css.item}
            href={programme ? paths.history(programme.id) : paths.historyOfAll}
          >
            <Icon name="clock" />
            <span>History</span>
          </Link>
        )}
        {me.role === 'admin' && (
          <Link class={css.item} href={paths.people}>
            <Icon name="lock" />
            <span>
              People<span class={css.long}> and rights</span>
            </span>
          </Link>
        )}
        <Link
          class={`${css.item} ${css.name ?? ''}`}
          href={paths.account}
          aria-label={`Your account, ${me.name}`}
        >
          <Icon name="person" />
          <bdi>{me.name}</bdi>
          <small>Account</small>
        </Link>
        <SignOut />
      </div>
    </header>
  )
}

function Pages({ programme, me }: { programme: string; me: Me }) {
  const [here] = useLocation()
  const waiting = useWaitingCount(programme)
  const bar = useRef<HTMLElement>(null)
  const others = below(programme)
  const isHere = (href: string) =>
    [href, ...(others[href] ?? [])].some((beginning) => here.startsWith(beginning))
  const page = here.split('/')[3]
  // a phone's bar is wider than the phone: where one is stands in sight
  useEffect(() => {
    const item = bar.current?.querySelector<HTMLElement>('[aria-current]')
    if (!bar.current || !item) return
    bar.current.scrollLeft = item.offsetLeft - (bar.current.clientWidth - item.offsetWidth) / 2
  }, [page])
  return (
    <nav class={css.nav} aria-label="Main" ref={bar}>
      {items(programme, me).map(([href, icon, text]) => (
        <Link
          key={href}
          class={css.item}
          href={href}
          aria-current={isHere(href) ? 'page' : undefined}
        >
          <Icon name={icon} />
          <span>{text}</span>
          {href === paths.waiting(programme) && waiting !== '' && (
            <b>
              {waiting}
              <span class="vh">{waiting === '1' ? ' tap waits' : ' taps wait'}</span>
            </b>
          )}
        </Link>
      ))}
    </nav>
  )
}

function SignOut() {
  const { call } = useServices()
  const client = useQueryClient()
  const guard = useGuard()
  const [, go] = useLocation()
  const leave = async () => {
    const answer = await signOut(call)
    if (!answer.ok) {
      // not signed out: ask who is signed in, so that the page says what is true
      await client.invalidateQueries({ queryKey: keys.me })
      return
    }
    client.clear()
    go(paths.signIn)
  }
  return (
    <button type="button" class={css.item} onClick={() => guard.ask(() => void leave())}>
      <Icon name="back" />
      <span>Sign out</span>
    </button>
  )
}
