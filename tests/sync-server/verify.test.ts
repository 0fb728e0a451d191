import { createPublicKey } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { afterAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { type CertificateWorld, certificateWorld } from '../support/certificate-world.ts'
import { presence, push } from '../support/push.ts'
import { minute, sessionStart } from '../support/seed.ts'

const world = await certificateWorld()
await world.mark(['amara'], 'attended')
await world.close()
await world.issue()
afterAll(() => world.server.close())

const hers = async (of: CertificateWorld = world) => {
  const [first] = (await of.list('?q=amara')).items
  if (!first) throw new Error('no certificate')
  return first
}
const open = async (path: string, headers: Record<string, string> = {}, of = world) => {
  const answer = await of.server.request('GET', path, { headers })
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}
const Named = z.object({ kid: z.string(), alg: z.string(), typ: z.string() })

describe('the public page', () => {
  it('[row C3] says what was earned and that it is valid, without signing in, kept by nobody', async () => {
    const { code, number } = await hers()
    const { status, headers, text } = await open(`/verify/${code}`)
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-robots-tag')).toMatch('noindex')
    expect(text).toMatch('<meta name="robots" content="noindex')
    expect(text).not.toMatch('<script')
    for (const told of [
      number,
      'Valid',
      'Amara Okonkwo',
      'Leases',
      '1.0 CPE',
      'Taxes 0.8',
      '52 minutes',
      'Institute',
    ])
      expect(text).toContain(told)
    expect(text).not.toMatch(/example\.org|amara|Charles University/)
  })

  it('[row C3] speaks the reader’s language, Arabic from the right', async () => {
    const { code } = await hers()
    const german = await open(`/verify/${code}`, { 'accept-language': 'pt, de-AT;q=0.8' })
    expect(german.text).toContain('Gültig')
    const arabic = await open('/verify', { 'accept-language': 'ar' })
    expect(arabic.text).toContain('<html lang="ar" dir="rtl">')
  })

  it('[row C3] takes a code as it is typed; an unknown one and a number get a plain answer', async () => {
    const { code, number } = await hers()
    const typed = code.toLowerCase().replace(/(.{5})/g, '$1 ')
    const found = await open(`/verify?code=${encodeURIComponent(typed)}`)
    expect([found.status, found.headers.get('location')]).toEqual([303, `/verify/${code}`])
    expect((await open('/verify')).text).toContain('<form action="/verify" method="get">')
    const unknown = await open(`/verify/${'Z'.repeat(26)}`)
    expect([unknown.status, unknown.text.includes('No certificate has this code')]).toEqual([
      404,
      true,
    ])
    const byNumber = await open(`/verify?code=${number}`)
    expect(byNumber.status).toBe(404)
    expect(byNumber.text).toContain('That is a certificate’s number')
    expect(byNumber.text).not.toContain('Amara')
  })

  it('[row C3] what people wrote is text, never markup', async () => {
    const other = await certificateWorld({ attendees: { amara: 'Amara <b>&"\'</b>' } })
    await other.mark(['amara'], 'attended')
    await other.close()
    await other.issue()
    const { code } = await hers(other)
    const { text } = await open(`/verify/${code}`, {}, other)
    expect(text).toContain('Amara &lt;b&gt;&amp;&quot;&#39;&lt;/b&gt;')
    expect((await open('/verify?code=%22%3E%3Cscript%3E', {}, other)).text).not.toContain('<script')
    await other.server.close()
  })

  it('[row C3] whoever asks too often waits', async () => {
    const { code } = await hers()
    const answers = []
    for (let n = 0; n < 70; n++) answers.push((await open(`/verify/${code}`)).status)
    expect(answers.at(-1)).toBe(429)
    expect((await open(`/verify/${code}`)).text).toContain('Too many requests')
    world.server.clock.advance(2 * minute)
    expect((await open(`/verify/${code}`)).status).toBe(200)
  })
})

describe('credentials', () => {
  /** What an independent library makes of it, with the key that its header names. */
  async function verified(path: string) {
    const { status, text } = await open(path)
    expect(status).toBe(200)
    const { header } = jwt.decode(text, { complete: true }) ?? {}
    const { kid } = z.parse(z.strictObject(Named.shape), header)
    const key = await open(new URL(kid).pathname)
    const pem = createPublicKey({ key: JSON.parse(key.text), format: 'jwk' })
    const claims = jwt.verify(text, pem, {
      algorithms: ['RS256'],
      clockTimestamp: world.server.clock() / 1000,
    })
    if (typeof claims === 'string') throw new Error('no claims')
    return { claims, kid, key: key.text }
  }

  it('[row C3] a certificate is an Open Badges 3.0 credential that another library verifies', async () => {
    const { code } = await hers()
    const { claims, kid, key } = await verified(`/verify/${code}/credential`)
    const origin = 'https://attendance.example.org'
    expect(claims).toMatchObject({
      '@context': [
        'https://www.w3.org/ns/credentials/v2',
        'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      ],
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      id: `${origin}/verify/${code}/credential?version=1`,
      iss: `${origin}/api/v1/issuers/p`,
      sub: `${origin}/verify/${code}#participant`,
      issuer: { type: ['Profile'], name: 'Institute' },
      credentialSubject: {
        type: ['AchievementSubject'],
        creditsEarned: 1,
        identifier: [{ identityHash: 'Amara Okonkwo', identityType: 'name', hashed: false }],
        achievement: { type: ['Achievement'], name: 'Leases', fieldOfStudy: 'Taxes, Auditing' },
      },
      credentialStatus: { type: '1EdTechRevocationList' },
    })
    expect(claims.jti).toBe(claims.id)
    expect(claims.iss).toBe(claims.issuer.id)
    expect(claims.sub).toBe(claims.credentialSubject.id)
    expect((claims.nbf ?? 0) * 1000).toBe(Date.parse(claims.validFrom))
    expect(JSON.stringify(claims)).not.toMatch(/amara@/)
    expect(key).not.toMatch(/"(d|p|q)":/)
    const set = JSON.parse((await open('/.well-known/jwks.json')).text)
    expect(set.keys.map((one: { kid: string }) => one.kid)).toEqual([kid])
    for (const named of [claims.iss, claims.credentialSubject.achievement.id]) {
      const found = JSON.parse((await open(new URL(String(named)).pathname)).text)
      expect(found.id).toBe(named)
    }
  })

  it('[row C3] keys are rotated: the new one signs, what the old one signed is still verified', async () => {
    const { code } = await hers()
    const { text: old } = await open(`/verify/${code}/credential`)
    const before = await verified(`/verify/${code}/credential`)
    await world.send('POST', '/issuer-keys', {})
    const after = await verified(`/verify/${code}/credential`)
    expect(after.kid).not.toBe(before.kid)
    const { keys } = JSON.parse((await open('/.well-known/jwks.json')).text)
    expect(keys).toHaveLength(2)
    const still = keys.find(({ kid }: { kid: string }) => kid === before.kid)
    const pem = createPublicKey({ key: still, format: 'jwk' })
    const clockTimestamp = world.server.clock() / 1000
    expect(jwt.verify(old, pem, { algorithms: ['RS256'], clockTimestamp })).toBeTruthy()
    const { items } = z.parse(
      z.object({ items: z.array(z.record(z.string(), z.unknown())) }),
      await world.send('GET', '/issuer-keys'),
    )
    expect(items.map(({ retiredAt }) => retiredAt === null)).toContain(false)
    expect(JSON.stringify(items)).not.toMatch(/jwk|"d"/)
  })

  it('[V2] superseded, under review, revoked: the page and the list of revocations say so', async () => {
    const { code, id } = await hers()
    const late = [
      presence(1, 'in', 'amara', sessionStart + 58 * minute),
      presence(2, 'out', 'amara', sessionStart + 60 * minute),
    ]
    await push(world.server, late, { log: 'late', kiosk: 'kiosk-b' })
    await world.list()
    const both = (await open(`/verify/${code}`)).text
    for (const told of ['Valid', '54 minutes', 'Superseded by version 2', '52 minutes'])
      expect(both).toContain(told)
    const list = async () =>
      JSON.parse((await open(`/api/v1/credentials/${code}/status`)).text).revokedCredential
    expect(await list()).toMatchObject([
      { revoked: true, revocationReason: 'superseded by version 2' },
    ])
    await world.mark(['amara'], 'not-attended')
    expect((await open(`/verify/${code}`)).text).toContain('Under review')
    await world.send('POST', `/certificates/${id}/revoke`, { version: 2, reason: 'Absent.' })
    const revoked = (await open(`/verify/${code}`)).text
    expect(revoked).toContain('Revoked')
    expect(revoked).not.toMatch(/minutes|CPE|Absent/)
    expect(await list()).toHaveLength(2)
    expect((await open(`/verify/${code}/credential`)).status).toBe(404)
  })
})
