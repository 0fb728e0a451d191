import { join } from 'node:path'

/** Everything that can be set from outside; each has a default that works. */
export interface Config {
  port: number
  host: string
  dataDir: string
  databaseUrl: string | null
  publicUrl: string | null
  tls: { cert: string; key: string } | null
  /** where HTTPS with a certificate of our own is served; null: it isn't */
  localHttps: { port: number; wanted: boolean } | null
  firstAdmin: { email: string; password: string } | null
  /** who else may say who somebody is; null: nobody */
  oidc: OidcConfig | null
  /** under which personal links are made; null: one is drawn and kept */
  linkSecret: string | null
  /** by what mails are sent; null: they are kept */
  smtp: SmtpConfig | null
  logLevel: string
  /** IANA name of the machine's own time zone */
  timeZone: string
}

/** How mails go out. */
export interface SmtpConfig {
  /** smtp:// or smtps://, with user and password where it asks for them */
  url: string
  from: { name: string; address: string }
}

/** An OpenID provider, and what we are to it. */
export interface OidcConfig {
  /** as its own discovery document names it */
  issuer: string
  clientId: string
  clientSecret: string
  /** how people call it */
  name: string
}

/**
 * Reads the environment once.
 * @throws Error that names the variable, where one makes no sense: the start fails, not the first request.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const config = {
    port: port('PORT', env.PORT, 8080),
    host: env.HOST || '0.0.0.0',
    dataDir: env.DATA_DIR || join(process.cwd(), 'data'),
    databaseUrl: databaseUrl(env.DATABASE_URL),
    publicUrl: publicUrl(env.PUBLIC_URL),
    tls: pair(env.TLS_CERT, env.TLS_KEY, 'TLS_CERT', 'TLS_KEY', (cert, key) => ({ cert, key })),
    firstAdmin: pair(
      env.ADMIN_EMAIL,
      env.ADMIN_PASSWORD,
      'ADMIN_EMAIL',
      'ADMIN_PASSWORD',
      firstAdmin,
    ),
    oidc: oidc(env),
    linkSecret: linkSecret(env.LINK_SECRET),
    smtp: pair(env.SMTP_URL, env.MAIL_FROM, 'SMTP_URL', 'MAIL_FROM', smtp),
    logLevel: logLevel(env.LOG_LEVEL),
    timeZone: new Intl.DateTimeFormat('en', env.TZ ? { timeZone: env.TZ } : {}).resolvedOptions()
      .timeZone,
  }
  return { ...config, localHttps: localHttps(config, env.HTTPS_PORT) }
}

/** Tablets need HTTPS: where neither a certificate nor a proxy brings it, we do. */
function localHttps(
  { port: own, tls, publicUrl }: Pick<Config, 'port' | 'tls' | 'publicUrl'>,
  text: string | undefined,
): Config['localHttps'] {
  if (text === 'off') return null
  if (text && tls)
    throw new Error('HTTPS_PORT goes without TLS_CERT: PORT itself speaks HTTPS then')
  if (!text && (tls || publicUrl?.startsWith('https:'))) return null
  // a PORT of 0 asks for any free one
  return { port: port('HTTPS_PORT', text, own === 0 ? 0 : 8443), wanted: Boolean(text) }
}

function port(name: string, text: string | undefined, usual: number): number {
  if (!text) return usual
  const number = Number(text)
  if (Number.isInteger(number) && number >= 0 && number <= 65_535) return number
  throw new Error(`${name} must be a number from 0 to 65535, not "${text}"`)
}

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

function logLevel(text: string | undefined): string {
  if (!text) return 'info'
  if (levels.includes(text)) return text
  throw new Error(`LOG_LEVEL must be one of ${levels.join(', ')}`)
}

function databaseUrl(text: string | undefined): string | null {
  if (!text) return null
  if (/^postgres(ql)?:\/\//.test(text)) return text
  throw new Error('DATABASE_URL must begin with postgres://; leave it out for embedded SQLite')
}

function publicUrl(text: string | undefined): string | null {
  if (!text) return null
  if (/^https?:\/\/[^/]+\/?$/.test(text)) return text.replace(/\/$/, '')
  throw new Error('PUBLIC_URL must be an address like https://attendance.example.org')
}

function firstAdmin(email: string, password: string): { email: string; password: string } {
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new Error('ADMIN_EMAIL must be an e-mail address')
  if (password.length >= 10 && password.length <= 200) return { email, password }
  throw new Error('ADMIN_PASSWORD must have 10 to 200 characters')
}

function oidc(env: Record<string, string | undefined>): OidcConfig | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env
  if (!issuer && !clientId && !clientSecret) return null
  if (!issuer || !clientId || !clientSecret) {
    throw new Error(
      'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together: set all or none',
    )
  }
  const url = URL.canParse(issuer) ? new URL(issuer) : null
  const here = url?.protocol === 'http:' && /^(localhost|127\.0\.0\.1)$/.test(url.hostname)
  if (!url || (url.protocol !== 'https:' && !here) || url.search || url.hash) {
    throw new Error('OIDC_ISSUER must be an address like https://login.example.org')
  }
  return { issuer, clientId, clientSecret, name: env.OIDC_NAME || url.host }
}

function smtp(text: string, from: string): SmtpConfig {
  if (!/^smtps?:/.test(text) || !URL.canParse(text) || !new URL(text).hostname) {
    throw new Error(
      'SMTP_URL must be an address like smtp://user:password@mail.example.org:587 or smtps://…',
    )
  }
  const [, name = '', bracketed] = /^([^<>\p{Cc}]*)<([^<>]+)>$/u.exec(from.trim()) ?? []
  const address = bracketed ?? from.trim()
  if (!/^[^\s@<>,;:"\p{Cc}]+@[^\s@<>,;:"\p{Cc}]+$/u.test(address)) {
    throw new Error('MAIL_FROM must be an address like "Example Training <training@example.org>"')
  }
  return { url: text, from: { name: name.trim().replaceAll('"', ''), address } }
}

function linkSecret(text: string | undefined): string | null {
  if (!text) return null
  if (text.length >= 32) return text
  throw new Error('LINK_SECRET must have 32 characters or more; leave it out to have one drawn')
}

function pair<T>(
  a: string | undefined,
  b: string | undefined,
  nameA: string,
  nameB: string,
  make: (a: string, b: string) => T,
): T | null {
  if (a && b) return make(a, b)
  if (a || b) throw new Error(`${nameA} and ${nameB} go together: set both or neither`)
  return null
}
