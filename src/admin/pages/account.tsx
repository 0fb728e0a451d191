import type { Me } from '../../domain/api.ts'
import { Await } from '../parts/await.tsx'
import { PageHead } from '../parts/head.tsx'
import text from '../parts/text.module.css'
import { PasskeyPart } from '../rights/passkeys.tsx'
import { PasswordForm } from '../rights/password.tsx'
import { useSignIns, useWays } from '../rights/queries.ts'
import { SecondFactorPart } from '../rights/second-factor.tsx'
import { SignIns } from '../rights/sign-ins.tsx'
import { roleMeans, roleName } from '../rights/words.ts'

/** One's own account. */
export function AccountPage({ me }: { me: Me }) {
  const signIns = useSignIns()
  const ways = useWays()
  return (
    <>
      <PageHead title="Your account">
        <p>
          <bdi>{me.name}</bdi>, {me.email}. {roleName(me.role)}: {roleMeans[me.role]}
        </p>
      </PageHead>
      <PasswordForm email={me.email ?? ''} />
      <Await query={ways} what="the ways to sign in">
        {({ secondFactor, passkeys }) => (
          <>
            <SecondFactorPart on={secondFactor} />
            <PasskeyPart passkeys={passkeys} />
          </>
        )}
      </Await>
      <Await query={signIns} what="where you are signed in">
        {({ items }) => <SignIns items={items} />}
      </Await>
      <p class={text.dim}>
        <kbd>?</kbd> shows the keys for what one does often, on every page; they can be turned off
        there.
      </p>
    </>
  )
}
