import { afterAll, describe, expect, it } from 'vitest'
import { emptyTemplate } from '../../src/domain/certificate.ts'
import { readPicture } from '../../sync-server/certificates/picture.ts'
import { issueDue, settleRuns, startRun } from '../../sync-server/certificates/runs.ts'
import { certificateWorld } from '../support/certificate-world.ts'
import { png } from '../support/png.ts'

const many = Object.fromEntries(
  Array.from({ length: 60 }, (_, n) => [
    `person-${n}`,
    `Person ${String.fromCharCode(65 + (n % 26))}${n}`,
  ]),
)
const world = await certificateWorld({ attendees: many })
await world.mark(Object.keys(many), 'attended')
await world.close()
afterAll(() => world.server.close())

describe('issuing to many', () => {
  it('[row C3] is broken off at any step and goes on from there: nobody twice, nobody left out', async () => {
    const { ctx } = world.server
    let steps = 0
    const dying = {
      ...ctx,
      database: {
        ...ctx.database,
        transact: <T>(act: Parameters<typeof ctx.database.transact<T>>[0]) => {
          // one for the run itself, two of its steps
          if (++steps > 3) throw new Error('killed')
          return ctx.database.transact(act)
        },
      },
    }
    const { id } = await startRun(dying, { programme: 'p', session: 's', mail: false }, 'admin')
    await settleRuns(dying)
    const half = await world.send('GET', `/certificate-runs/${id}`)
    expect(half).toMatchObject({ total: 60, done: 50, issued: 50, finishedAt: null })
    await issueDue(ctx)
    const whole = await world.send('GET', `/certificate-runs/${id}`)
    expect(whole).toMatchObject({ done: 60, issued: 60, skipped: [] })
    const { items } = await world.list('?limit=100')
    expect(new Set(items.map(({ attendee }) => attendee)).size).toBe(60)
    const numbers = items.map(({ number }) => Number(number.slice(5))).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 60 }, (_, n) => n + 1))
    expect(await issueDue(ctx)).toBe(0)
  })

  it('[row C3] all are downloaded as one ZIP of their files', async () => {
    const path = '/api/v1/programmes/p/certificate-files?q=person%20a'
    const answer = await world.server.request('GET', path, { token: world.server.adminToken })
    expect(answer.headers.get('content-type')).toBe('application/zip')
    const zip = Buffer.from(await answer.arrayBuffer())
    const text = zip.toString('latin1')
    // Person A0, A26, A52, and the note
    expect(text.split('PK\x01\x02')).toHaveLength(5)
    expect(text.match(/%PDF-/g)).toHaveLength(3)
    expect(text.match(/\d{4}-\d{5}\.pdf/g)).toHaveLength(6)
  })
})

describe('templates', () => {
  const post = (body: Uint8Array) =>
    world.server.request('POST', '/api/v1/programmes/p/certificate-pictures', {
      token: world.server.adminToken,
      body,
      headers: { 'content-type': 'application/octet-stream' },
    })

  it('[row C3] a picture is what its bytes say, and whole: else the upload is refused', async () => {
    const good = png(40, 20)
    const stored = await post(good)
    expect(stored.status).toBe(201)
    const { id } = await stored.json()
    const path = `/api/v1/programmes/p/certificate-pictures/${id}`
    const answer = await world.server.request('GET', path, { token: world.server.adminToken })
    expect(answer.headers.get('content-type')).toBe('image/png')
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new Uint8Array(good))
    for (const bad of [
      Buffer.from('<svg onload="x"/>'),
      good.subarray(0, good.length - 20),
      png(40, 20, { rows: 19 }),
      png(40, 20, { depth: 16 }),
      png(3000, 3000, { rows: 1 }),
      Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0]),
    ])
      expect((await post(bad)).status).toBe(422)
    expect((await post(Buffer.alloc(1_048_577))).status).toBe(413)
    expect((await readPicture(jpegHead(100, 50))).ok).toBe(true)
  })

  it('[row C3] is chosen by the session, changed by one at a time, and prints a preview', async () => {
    const { id } = await (await post(png(30, 30))).json()
    const content = { ...emptyTemplate, name: 'Gold', sponsor: 'Golden Institute', logo: id }
    const save = { content, standard: false, revision: 0 }
    const path = '/programmes/p/certificate-templates'
    const made = await world.send('POST', path, save)
    expect(made).toMatchObject({ standard: false, revision: 1 })
    await expect(world.send('POST', path, save)).rejects.toThrow('422')
    const all = await world.send('GET', path)
    expect(all).toMatchObject({ items: [{ standard: true }, { content: { name: 'Gold' } }] })
    const gold = `${path}/${Reflect.get(Object(made), 'id')}`
    expect(await world.send('PATCH', gold, { ...save, standard: true, revision: 1 })).toMatchObject(
      {
        revision: 2,
        standard: true,
      },
    )
    await expect(world.send('PATCH', gold, { ...save, revision: 1 })).rejects.toThrow('409')
    const unknown = { ...save, content: { ...content, name: 'x', logo: 'a'.repeat(64) } }
    await expect(world.send('POST', path, unknown)).rejects.toThrow('422')
    const preview = (participant: string) =>
      world.server.request('POST', '/api/v1/programmes/p/certificate-previews', {
        token: world.server.adminToken,
        body: { content, language: 'ar', participant },
      })
    const { pdf } = await (await preview('Zoë')).json()
    expect(Buffer.from(pdf, 'base64').toString('latin1')).toMatch(/^%PDF-/)
    const refused = await preview('አበበ')
    expect(refused.status).toBe(422)
    expect((await refused.json()).detail).toMatch('Ethiopic')
  })
})

/** As much of a JPEG as is looked at. */
function jpegHead(width: number, height: number): Buffer {
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0])
  frame.writeUInt16BE(height, 5)
  frame.writeUInt16BE(width, 7)
  return Buffer.concat([Buffer.from([0xff, 0xd8]), frame, Buffer.from([0xff, 0xd9])])
}
