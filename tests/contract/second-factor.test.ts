import { afterAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { testDatabases } from '../support/databases.ts'
import { asking, cookieOf, password, signedIn, signIn } from '../support/people.ts'
import { testServer } from '../support/server.ts'
import { totp } from '../support/totp.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())
const Begun = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) })

describe.each(databases.dialects)('a second factor on %s', (dialect) => {
  const start = async () => {
    const server = await testServer({ database: await databases.open(dialect) })
    const bo = await signedIn(server, 'staff', 'bo')
    const begun = await bo.ask('POST', '/api/auth/two-factor/enable', { password })
    const { totpURI, backupCodes } = z.parse(Begun, await begun.json())
    const secret = new URL(totpURI).searchParams.get('secret') ?? ''
    // the library reads the machine's own clock
    const code = () => totp(secret, Date.now())
    const on = () => bo.ask('POST', '/api/auth/two-factor/verify-totp', { code: code() })
    return { server, bo, code, backupCodes, on }
  }

  it('[row D3] counts only once a code of the app was sent', async () => {
    const { server, bo, on } = await start()
    expect(await (await signIn(server, bo.email)).json()).not.toMatchObject({
      twoFactorRedirect: true,
    })
    expect((await on()).status).toBe(200)
    expect(await (await signIn(server, bo.email)).json()).toMatchObject({ twoFactorRedirect: true })
  })

  it('[row D3] the password alone signs nobody in; password and code do', async () => {
    const { server, bo, code, on } = await start()
    await on()
    const half = cookieOf(await signIn(server, bo.email))
    const halfway = asking(server, half)
    expect((await halfway('GET', '/api/v1/me')).status).toBe(401)
    const wrong = await halfway('POST', '/api/auth/two-factor/verify-totp', { code: '000000' })
    expect(wrong.status).toBe(401)
    const right = await halfway('POST', '/api/auth/two-factor/verify-totp', { code: code() })
    expect(right.status).toBe(200)
    const me = await asking(server, cookieOf(right))('GET', '/api/v1/me')
    expect(await me.json()).toMatchObject({ name: 'bo', role: 'staff' })
  })

  it('[row D3] a recovery code signs in once', async () => {
    const { server, bo, backupCodes, on } = await start()
    await on()
    const use = async () => {
      const halfway = asking(server, cookieOf(await signIn(server, bo.email)))
      const [code] = backupCodes
      return (await halfway('POST', '/api/auth/two-factor/verify-backup-code', { code })).status
    }
    expect(await use()).toBe(200)
    expect(await use()).toBe(401)
  })

  it('[row D3] key and recovery codes lie in no table as they are', async () => {
    const { server, backupCodes, on } = await start()
    await on()
    const { db } = server.ctx.database
    const rows = await db
      .selectFrom('second_factors' as never)
      .selectAll()
      .execute()
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(backupCodes[0])
  })
})
