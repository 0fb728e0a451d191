import { setTimeout } from 'node:timers/promises'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import { runToEnd } from '../support/child.ts'
import { testDatabases } from '../support/databases.ts'
import { type RunningServer, runServer } from '../support/running-server.ts'

// each test starts two processes, and a busy machine starts them slowly
vi.setConfig({ testTimeout: 60_000 })

const databases = await testDatabases()
const running: RunningServer[] = []
afterEach(async () => {
  for (const server of running.splice(0)) await server.kill()
})
afterAll(() => databases.stop())

const Made = z.object({ id: z.string() })
const Code = z.object({ code: z.string() })
const Enrolled = z.object({ token: z.string(), kiosk: z.string() })
const Report = z.object({ added: z.int(), errors: z.array(z.unknown()).check(z.maxLength(0)) })
const Items = z.object({ items: z.array(z.looseObject({ id: z.string() })) })
const Rows = z.object({ items: z.array(z.looseObject({ visits: z.int() })) })
const Answer = z.object({
  watermark: z.int(),
  counts: z.record(z.string(), z.int()),
})
const headers = (token: string) => ({
  authorization: `Bearer ${token}`,
  'content-type': 'application/json',
})

describe.runIf(databases.dialects.includes('postgres'))('two processes on one database', () => {
  async function start() {
    const url = await databases.url()
    const servers = await Promise.all([1, 2].map(() => runServer({ DATABASE_URL: url })))
    running.push(...servers)
    const [a, b] = servers
    if (!a || !b) throw new Error('no servers')
    const ask = async <T>(schema: z.ZodMiniType<T>, answer: Promise<Response>) => {
      const response = await answer
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
      return z.parse(schema, await response.json())
    }
    const zone = { name: 'Audit Days', timeZone: 'UTC' }
    const { id: programme } = await ask(Made, a.call('POST', '/api/v1/programmes', zone))
    const of = `/api/v1/programmes/${programme}`
    const hour = 3_600_000
    const now = Math.floor(Date.now() / 1000) * 1000
    const at = (ms: number) => new Date(ms).toISOString()
    const sessions = `code,title,room,start,end\nS1,Ledger,Aspen,${at(now - hour)},${at(now + hour)}\n`
    const load = (server: RunningServer, what: string, csv: string) =>
      server.call('POST', `${of}/import/${what}?dryRun=false`, csv, 'text/csv')
    await ask(Report, load(a, 'sessions', sessions))
    await ask(Report, load(b, 'attendees', 'code,name\namara,Amara Okonkwo\nmarek,Marek Dvořák\n'))
    const list = async (what: string) => (await ask(Items, b.call('GET', `${of}/${what}`))).items
    const [session] = await list('sessions')
    const [room] = await list('rooms')
    const people = (await list('attendees')).map(({ id }) => id)
    const newCode = async () =>
      (
        await ask(
          Code,
          a.call('POST', '/api/v1/kiosks', { programme, room: room?.id, name: 'Door' }),
        )
      ).code
    // nothing was tapped before a kiosk was paired
    let paired = now
    const pair = async (server: RunningServer) => {
      const { token } = await ask(Enrolled, enrol(server, await newCode()))
      paired = Date.now()
      return token
    }
    const enrol = (server: RunningServer, code: string) =>
      fetch(`${server.url}/api/v1/kiosk/enrol`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code }),
      })
    const tap = (seq: number, kind: 'in' | 'out', attendee = people[0]) => ({
      seq,
      kind,
      attendee,
      session: session?.id,
      method: 'search',
      wall: paired + seq,
      mono: seq,
      zone: 0,
    })
    const push = async (server: RunningServer, token: string, taps: { wall: number }[]) => {
      // a tap is sent after it happened: what is received before would be cut to its receipt (rule Q2)
      while (Date.now() <= (taps.at(-1)?.wall ?? 0)) await setTimeout(1)
      return fetch(`${server.url}/api/v1/kiosk/taps`, {
        method: 'POST',
        headers: headers(token),
        body: JSON.stringify({
          ...{ protocol: 1, log: 'log-1', after: null, build: '1' },
          anchors: [{ mono: 0, wall: paired, server: paired, rtt: 20 }],
          taps,
        }),
      })
    }
    const rows = async (server: RunningServer) =>
      (await ask(Rows, server.call('GET', `/api/v1/sessions/${session?.id}/attendance`))).items
    return {
      url,
      a,
      b,
      of,
      newCode,
      pair,
      enrol,
      tap,
      push,
      rows,
      ask,
      people,
      session: session?.id ?? '',
    }
  }

  it('[row S7] what one takes the other shows at once: the live event and the record', async () => {
    const { a, b, of, pair, tap, push, rows, session } = await start()
    const token = await pair(a)
    const events = await fetch(`${b.url}${of}/events`, { headers: headers(b.token) })
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader()
    expect((await push(a, token, [tap(1, 'in'), tap(2, 'out')])).status).toBe(200)
    let seen = ''
    while (!seen.includes(`"sessions":["${session}"]`)) {
      const chunk = await reader?.read()
      if (!chunk || chunk.done) throw new Error(`The stream ended after ${seen}`)
      seen += chunk.value
    }
    await reader?.cancel()
    expect((await rows(b)).map(({ visits }) => visits)).toEqual([1])
  })

  it('[row S8] a code asked for at both at the same instant is used once', async () => {
    const { a, b, newCode, enrol } = await start()
    for (let round = 0; round < 5; round++) {
      const code = await newCode()
      const answers = await Promise.all([enrol(a, code), enrol(b, code)])
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    }
  })

  it('guesses at codes are counted at both together', async () => {
    const { a, b, enrol } = await start()
    const guesses = Array.from({ length: 24 }, (_, n) => enrol(n % 2 ? a : b, `AAAA-AA${n}`))
    const statuses = (await Promise.all(guesses)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 404)).toHaveLength(20)
    expect(statuses.filter((status) => status === 429)).toHaveLength(4)
  })

  it('[I2] the same batch sent to both at the same instant counts once', async () => {
    const { a, b, pair, tap, push, rows, ask } = await start()
    const token = await pair(a)
    const taps = Array.from({ length: 40 }, (_, n) => tap(n + 1, n % 2 ? 'out' : 'in'))
    const both = [push(a, token, taps), push(b, token, taps), push(a, token, taps)]
    const answers = await Promise.all(both.map((answer) => ask(Answer, answer)))
    const sum = (verdict: string) =>
      answers.reduce((total, { counts }) => total + (counts[verdict] ?? 0), 0)
    expect(answers.map(({ watermark }) => watermark)).toEqual([40, 40, 40])
    expect([sum('applied'), sum('duplicate')]).toEqual([40, 80])
    for (const server of [a, b]) expect((await rows(server))[0]?.visits).toBe(20)
  })

  it('[I1] one killed in the middle loses nothing: the other takes what was not acknowledged', async () => {
    const { url, a, b, pair, tap, push, rows, people } = await start()
    const token = await pair(b)
    const taps = Array.from({ length: 200 }, (_, n) =>
      tap(n + 1, n % 4 < 2 ? 'in' : 'out', people[n % 2]),
    )
    let acknowledged = 0
    const sendTo = async (server: RunningServer) => {
      while (acknowledged < taps.length) {
        const part = taps.slice(acknowledged, acknowledged + 5)
        const answer = await push(server, token, part).catch(() => null)
        if (!answer?.ok) return
        acknowledged = z.parse(Answer, await answer.json()).watermark
      }
    }
    const sending = sendTo(a)
    while (acknowledged < 40) await setTimeout(1)
    await a.kill()
    await sending
    const before = acknowledged
    expect(before).toBeLessThan(taps.length)
    await sendTo(b)
    expect(acknowledged).toBe(taps.length)
    const inAndOut = (await rows(b)).map(({ visits }) => visits)
    await a.start()
    expect((await rows(a)).map(({ visits }) => visits)).toEqual(inAndOut)
    const { stdout, code } = await runToEnd(['sync-server/cli.ts', 'check'], { DATABASE_URL: url })
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/would change nothing: 2 attendees, 200 taps/),
    ])
  })
})
