import type { Me } from '../../domain/api.ts'
import { Await } from '../parts/await.tsx'
import { PageHead } from '../parts/head.tsx'
import { PasswordForm } from '../rights/password.tsx'
import { useSignIns } from '../rights/queries.ts'
import { SignIns } from '../rights/sign-ins.tsx'
import { roleMeans, roleName } from '../rights/words.ts'

/** One's own account. */
export function AccountPage({ me }: { me: Me }) {
  const signIns = useSignIns()
  return (
    <>
      <PageHead title="Your account">
        <p>
          <bdi>{me.name}</bdi>, {me.email}. {roleName(me.role)}: {roleMeans[me.role]}
        </p>
      </PageHead>
      <PasswordForm email={me.email ?? ''} />
      <Await query={signIns} what="where you are signed in">
        {({ items }) => <SignIns items={items} />}
      </Await>
    </>
  )
}
