import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

export interface OpenIdPerson {
  sub: string
  email?: string
  email_verified?: boolean
  name?: string
}

/** A small OpenID provider of its own (code flow, PKCE, RS256) at which somebody is always signed in. */
export interface OpenIdProvider {
  /** what a server is started with to know it */
  env: Record<string, string>
  /** who is signed in at it from now on; null: who is asked gives up */
  person: OpenIdPerson | null
  /** answers nothing but 503 while true */
  down: boolean
  /** claims that its tokens bear instead of the right ones */
  forged: Record<string, unknown>
  /** signs with a key that it shows nobody */
  otherKey: boolean
  stop: () => Promise<void>
}

interface Asked {
  person: OpenIdPerson
  query: URLSearchParams
}

const client = { id: 'roomtap', secret: 'secret of the client' }
const newKeys = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
const coded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Starts one on a free port of this machine. */
export async function openIdProvider(): Promise<OpenIdProvider> {
  const [keys, others] = [newKeys(), newKeys()]
  const codes = new Map<string, Asked>()
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error as Error))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const issuer = `http://127.0.0.1:${port}`
  const provider: OpenIdProvider = {
    env: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: client.id,
      OIDC_CLIENT_SECRET: client.secret,
      OIDC_NAME: 'Lindgren Login',
    },
    person: null,
    down: false,
    forged: {},
    otherKey: false,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
  return provider

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', issuer)
    const send = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (provider.down) send(503, {})
    else if (url.pathname === '/.well-known/openid-configuration') send(200, discovery(issuer))
    else if (url.pathname === '/keys') {
      send(200, { keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256' }] })
    } else if (url.pathname === '/authorize') {
      response.writeHead(302, { location: leave(url.searchParams) }).end()
    } else if (url.pathname === '/token') {
      const asked = redeem(new URLSearchParams(await text(request)))
      if (asked) send(200, { access_token: 'a', token_type: 'Bearer', id_token: token(asked) })
      else send(400, { error: 'invalid_grant' })
    } else send(404, {})
  }

  /** Back to where the browser came from, with a code or a refusal. */
  function leave(query: URLSearchParams): string {
    const to = new URL(query.get('redirect_uri') ?? '')
    to.searchParams.set('state', query.get('state') ?? '')
    if (provider.person) {
      const code = `code-${codes.size}-${to.searchParams.get('state')}`
      codes.set(code, { person: provider.person, query })
      to.searchParams.set('code', code)
    } else to.searchParams.set('error', 'access_denied')
    return to.href
  }

  function redeem(form: URLSearchParams): Asked | undefined {
    const code = form.get('code') ?? ''
    const asked = codes.get(code)
    codes.delete(code)
    const verifier = createHash('sha256').update(form.get('code_verifier') ?? '')
    const right =
      asked?.query.get('code_challenge_method') === 'S256' &&
      asked.query.get('code_challenge') === verifier.digest('base64url') &&
      asked.query.get('redirect_uri') === form.get('redirect_uri') &&
      form.get('client_id') === client.id &&
      form.get('client_secret') === client.secret
    return right ? asked : undefined
  }

  function token({ person, query }: Asked): string {
    const iat = Math.floor(Date.now() / 1000)
    const times = { iat, exp: iat + 300 }
    const nonce = query.get('nonce')
    const claims = { iss: issuer, aud: client.id, ...times, nonce, ...person, ...provider.forged }
    const signed = `${coded({ alg: 'RS256', kid: 'k' })}.${coded(claims)}`
    const signature = sign(
      'sha256',
      Buffer.from(signed),
      (provider.otherKey ? others : keys).privateKey,
    )
    return `${signed}.${signature.toString('base64url')}`
  }
}

const discovery = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/keys`,
  id_token_signing_alg_values_supported: ['RS256'],
  token_endpoint_auth_methods_supported: ['client_secret_post'],
})

async function text(request: IncomingMessage): Promise<string> {
  let all = ''
  for await (const part of request) all += String(part)
  return all
}
