import { expect, it } from 'vitest'
import { readConfig } from '../../sync-server/config.ts'

it('has a default for everything', () => {
  expect(readConfig({})).toMatchObject({
    port: 8080,
    host: '0.0.0.0',
    dataDir: expect.stringMatching(/data$/),
    databaseUrl: null,
    publicUrl: null,
    tls: null,
    firstAdmin: null,
    oidc: null,
    logLevel: 'info',
  })
})

it('takes an empty value for none', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '', TLS_CERT: '', TLS_KEY: '' })).toEqual(
    readConfig({}),
  )
})

const oidc = {
  OIDC_ISSUER: 'https://login.example.org:8443/realm',
  OIDC_CLIENT_ID: 'roomtap',
  OIDC_CLIENT_SECRET: 's',
}

it('[row D3] calls the provider by its host where it is given no name', () => {
  expect(readConfig(oidc).oidc).toEqual({
    issuer: oidc.OIDC_ISSUER,
    clientId: 'roomtap',
    clientSecret: 's',
    name: 'login.example.org:8443',
  })
  expect(readConfig({ ...oidc, OIDC_NAME: 'Example Login' }).oidc?.name).toBe('Example Login')
})

it.each([
  [{ PORT: '80a' }, 'PORT must be a number from 0 to 65535, not "80a"'],
  [{ PORT: '70000' }, 'PORT must be a number'],
  [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must begin with postgres://'],
  [{ PUBLIC_URL: 'attendance.example.org' }, 'PUBLIC_URL must be an address like https://'],
  [{ PUBLIC_URL: 'https://x.example/path' }, 'PUBLIC_URL must be an address like https://'],
  [{ TLS_CERT: 'c.pem' }, 'TLS_CERT and TLS_KEY go together'],
  [{ TLS_KEY: 'k.pem' }, 'TLS_CERT and TLS_KEY go together'],
  [{ ADMIN_EMAIL: 'a@example.org' }, 'ADMIN_EMAIL and ADMIN_PASSWORD go together'],
  [{ ADMIN_EMAIL: 'rosa', ADMIN_PASSWORD: 'long enough' }, 'ADMIN_EMAIL must be an e-mail'],
  [{ ADMIN_EMAIL: 'a@example.org', ADMIN_PASSWORD: 'short' }, 'ADMIN_PASSWORD must have 10 to 200'],
  [{ OIDC_ISSUER: 'https://login.example.org' }, 'OIDC_CLIENT_SECRET go together'],
  [{ OIDC_CLIENT_SECRET: 's' }, 'OIDC_CLIENT_SECRET go together'],
  [{ ...oidc, OIDC_ISSUER: 'login.example.org' }, 'OIDC_ISSUER must be an address like https://'],
  [{ ...oidc, OIDC_ISSUER: 'http://login.example.org' }, 'OIDC_ISSUER must be an address'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of'],
])('refuses %j at the start and names the variable', (env, message) => {
  expect(() => readConfig(env)).toThrow(message)
})

it('a secret for personal links that could be guessed is refused', () => {
  expect(() => readConfig({ LINK_SECRET: 'short' })).toThrow(/LINK_SECRET must have 32 characters/)
  expect(readConfig({}).linkSecret).toBeNull()
})
