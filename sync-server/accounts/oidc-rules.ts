import type { BetterAuthOptions } from 'better-auth'
import type { GenericOAuthConfig } from 'better-auth/plugins'
import { audit } from '../db/audit.ts'
import type { Database } from '../db/open.ts'
import { isDeactivated } from '../db/people.ts'

/** What the provider is called in addresses and in the table of ways to sign in. */
export const oidcId = 'oidc'

interface Parts {
  issuer: string
  database: Database
  /** ms UTC */
  clock: () => number
}

type Validate = NonNullable<NonNullable<BetterAuthOptions['user']>['validateUserInfo']>
type AccountHooks = NonNullable<NonNullable<BetterAuthOptions['databaseHooks']>['account']>

/**
 * Who may come in by a provider: people who have an account here. The first time by an e-mail that the
 * provider calls verified; from then on by the provider's subject alone, so an address that is given to
 * somebody else there leads to nobody's account here.
 */
export function oidcRules({ issuer, database, clock }: Parts) {
  const ours = (accountId: string) => accountId.startsWith(`${issuer}|`)
  const validateUserInfo: Validate = async ({ user, source }, { context }) => {
    if (source.method !== 'oauth' || user.id === undefined) return
    if (await isDeactivated(database.db, user.id)) return { error: 'deactivated' }
    if (source.action !== 'link-account') return
    const methods = await context.internalAdapter.findAccounts(user.id)
    const linked = methods.some((one) => one.providerId === oidcId && ours(one.accountId))
    return linked ? { error: 'other_subject' } : undefined
  }
  const accountHooks: AccountHooks = {
    create: {
      // the provider's word is wanted once; its keys are nothing to keep
      before: async (account) => ({
        data: { ...account, accessToken: null, refreshToken: null, idToken: null },
      }),
      after: async ({ userId }) => {
        const act = { at: clock(), by: userId, act: 'provider-link', subject: `person:${userId}` }
        await database.transact((tx) => audit(tx, database.dialect, { ...act, detail: {} }))
      },
    },
  }
  return {
    account: { updateAccountOnSignIn: false },
    validateUserInfo,
    accountHooks,
    // a subject is unique at its issuer only, and the setting may come to name another
    accountSubject: ({ profile }) => (profile.sub ? `${issuer}|${profile.sub}` : ''),
    mapProfileToUser: ({ email_verified: verified }) => ({
      emailVerified: verified === true || verified === 'true',
    }),
  } satisfies Rules & Pick<GenericOAuthConfig, 'accountSubject' | 'mapProfileToUser'>
}

interface Rules {
  account: BetterAuthOptions['account']
  validateUserInfo: Validate
  accountHooks: AccountHooks
}
