import { useState } from 'preact/hooks'
import type { Me } from '../../domain/api.ts'
import type { InvitationMade } from '../../domain/api-rights.ts'
import { Await, Empty } from '../parts/await.tsx'
import { PageHead } from '../parts/head.tsx'
import { Invitations, InviteForm } from '../rights/invite.tsx'
import { ShownOnce } from '../rights/once.tsx'
import { PeopleTable } from '../rights/people-table.tsx'
import { useInvitations, usePeople, useTokens } from '../rights/queries.ts'
import { Tokens } from '../rights/tokens.tsx'
import { dateTime } from '../rights/words.ts'
import { useServices } from '../services.ts'

/** Who may sign in and do what, links that let people in, and API tokens (row D3). */
export function PeoplePage({ me }: { me: Me }) {
  if (me.role === 'admin') return <ForAdmins me={me} />
  return (
    <>
      <PageHead title="People and rights" />
      <Empty>An admin says who may sign in and do what.</Empty>
    </>
  )
}

function ForAdmins({ me }: { me: Me }) {
  const { origin } = useServices()
  const people = usePeople()
  const invitations = useInvitations()
  const tokens = useTokens()
  const [link, setLink] = useState<InvitationMade>()
  return (
    <>
      <PageHead title="People and rights">
        <p>
          Who may sign in on this server, in all of its programmes. Attendees are not among them.
        </p>
      </PageHead>
      <Await query={people} what="the people">
        {({ items }) => <PeopleTable me={me} people={items} onLink={setLink} />}
      </Await>
      {link && (
        <ShownOnce
          title={`The link for ${link.email}`}
          label="Link"
          text={`${origin}/sign-in/invitation#secret=${link.secret}`}
          close={() => setLink(undefined)}
        >
          {`Give it to them yourself: it is shown this once. It works once, until ${dateTime(link.expiresAt)}.`}
        </ShownOnce>
      )}
      <InviteForm onMade={setLink} />
      <Await query={invitations} what="the invitations">
        {({ items }) => <Invitations items={items} />}
      </Await>
      <Await query={tokens} what="the API tokens">
        {({ items }) => <Tokens items={items} />}
      </Await>
    </>
  )
}
