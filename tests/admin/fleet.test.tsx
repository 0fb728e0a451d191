import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { byNeed, problemsOf } from '../../src/admin/kiosks/problems.ts'
import type { AfterAnswer, AfterKiosk, AfterSession } from '../../src/domain/api-fleet.ts'
import { type FakeApi, fakeApi, page } from './support/fake-api.ts'
import { hour, kiosk, minute, start } from './support/rows.ts'
import { show } from './support/show.tsx'
import { waitingTap } from './support/truth-rows.ts'

afterEach(cleanup)

const end = start + 105 * minute

/** Not fireEvent.change: with preact/compat loaded that fires `input`. */
const choose = (label: string, value: string) => {
  const select = screen.getByRole('combobox', { name: label })
  Object.assign(select, { value })
  fireEvent(select, new Event('change', { bubbles: true }))
}
const now = end + hour

describe('what is amiss with a kiosk', () => {
  const words = (over: Parameters<typeof kiosk>[0], at = start) =>
    problemsOf(kiosk(over), at, '0.1.0').map(({ what }) => what)

  it.each([
    [
      { lastContact: start - 6 * minute, waiting: 1 },
      'Silent for 6 min, 1 tap waiting as last said',
    ],
    [{ freeBytes: 40_000_000 }, 'Only 40 MB of storage free'],
    [{ battery: 0.19 }, 'Battery at 19 %'],
    [{ offset: 250_000 }, 'Clock 4 min 10 s behind'],
    [{ offset: -250_000 }, 'Clock 4 min 10 s ahead'],
    [{ persisted: false }, 'Storage not kept'],
    [{ build: '0.0.9' }, 'Version 0.0.9, here is 0.1.0'],
    [{ missing: 2 }, '2 taps missing'],
    [{ forked: true }, 'Storage was copied or rolled back'],
    [{ quarantined: 1 }, '1 tap in quarantine'],
    [{ parked: 2, conflicts: 1 }, '3 taps to sort out'],
  ])('[row D1] %j is said in words', (over, said) => {
    expect(words(over)).toEqual([said])
  })

  it('[row D1] nothing is, where it was heard of just now, and of a revoked one what it last said is past', () => {
    expect(words({})).toEqual([])
    expect(words({ status: 'revoked', battery: 0.01, lastContact: start - hour })).toEqual([])
  })

  it('[row D1] those in need come first, the gravest with the most taps before; the revoked last', () => {
    const rows = [
      kiosk({ id: 'revoked', status: 'revoked' }),
      kiosk({ id: 'good' }),
      kiosk({ id: 'old', build: '0.0.9' }),
      kiosk({ id: 'silent', lastContact: start - hour }),
      kiosk({ id: 'silent with taps', lastContact: start - hour, waiting: 3 }),
      kiosk({ id: 'code', status: 'waiting-for-code', lastContact: null }),
    ]
    expect(byNeed(rows, start, '0.1.0').map((row) => row.kiosk.id)).toEqual([
      'silent with taps',
      'silent',
      'old',
      'good',
      'code',
      'revoked',
    ])
  })
})

describe('the page of the kiosks', () => {
  let api: FakeApi
  beforeEach(() => {
    api = fakeApi()
    api.on('GET /api/v1/kiosks', page([kiosk(), kiosk({ id: 'k8', name: 'right door' })]))
    api.on(
      'GET /api/v1/programmes/p/rooms',
      page([
        { id: 'aspen', name: 'Aspen' },
        { id: 'birch', name: 'Birch' },
      ]),
    )
  })
  const press = async (name: string | RegExp) =>
    fireEvent.click(await screen.findByRole('button', { name }))
  /** Answers a call and keeps what was sent. */
  const hear = (call: string, body: unknown, status = 200) => {
    const heard: unknown[] = []
    api.on(call, (asked) => {
      heard.push(JSON.parse(asked.body))
      return { status, body }
    })
    return heard
  }

  it('[row D1] moves a kiosk to another room', async () => {
    const heard = hear('PATCH /api/v1/kiosks/k7', kiosk())
    show('/p/p/kiosks', api, start)
    await press('Manage left door')
    await screen.findByRole('option', { name: 'Birch' })
    choose('Room', 'birch')
    await press('Move it there')
    await waitFor(() => expect(heard).toEqual([{ room: 'birch', name: 'left door' }]))
  })

  it('[row D1] sends a message to the kiosks of a room until a time', async () => {
    const heard = hear('POST /api/v1/programmes/p/messages', { messages: ['m'] }, 201)
    show('/p/p/kiosks', api, start)
    await press('Message')
    choose('For', 'r aspen')
    fireEvent.input(screen.getByLabelText('What it says'), { target: { value: ' Late ' } })
    await press('Send')
    const until = start + hour
    await waitFor(() => expect(heard).toEqual([{ text: 'Late', until, kiosks: ['k7', 'k8'] }]))
  })

  it('[row D1] lists what stands on kiosks, and takes back a message everywhere', async () => {
    const row = { text: 'Late', until: start + hour, at: start, by: 'rosa' }
    api.on(
      'GET /api/v1/programmes/p/messages',
      page([
        { ...row, id: 'm1', kiosk: { id: 'k7', name: 'left door' } },
        { ...row, id: 'm2', kiosk: { id: 'k8', name: 'right door' } },
      ]),
    )
    const ended = [
      hear('POST /api/v1/messages/m1/end', {}),
      hear('POST /api/v1/messages/m2/end', {}),
    ]
    show('/p/p/kiosks', api, start)
    await screen.findByText(/2 kiosks, until Wed 18, 11:15/)
    await press(/^Take it back/)
    await waitFor(() => expect(ended).toEqual([[{}], [{}]]))
  })

  it('[row D1] makes a page of cards, named on from those that the room has', async () => {
    const waits = kiosk({ id: 'k9', name: 'Aspen 1', status: 'waiting-for-code' })
    api.on('GET /api/v1/kiosks', page([waits]))
    const card = { id: 'k10', name: 'Aspen 2', room: { id: 'aspen', name: 'Aspen' } }
    const items = [{ ...card, code: 'K7QM-4TXA', expiresAt: start + 24 * hour }]
    const heard = hear('POST /api/v1/programmes/p/kiosk-sheet', { items }, 201)
    let printed = 0
    show('/p/p/kiosks', api, start, { print: () => printed++ })
    await press('Pair many')
    fireEvent.input(await screen.findByLabelText('Tablets for Aspen'), { target: { value: '2' } })
    await press('Make 3 cards')
    await screen.findByText('K7QM-4TXA')
    expect(heard).toEqual([
      {
        kiosks: [
          { room: 'aspen', name: 'Aspen 2' },
          { room: 'aspen', name: 'Aspen 3' },
          { kiosk: 'k9' },
        ],
      },
    ])
    expect(screen.getByRole('img', { name: 'QR code of Aspen 2' })).toBeTruthy()
    await press('Print')
    expect(printed).toBe(1)
  })
})

const afterKiosk = (over: Partial<AfterKiosk> = {}): AfterKiosk => ({
  ...kiosk({ lastContact: now }),
  reportedThrough: now,
  packedUpAt: null,
  ranges: [],
  toAccept: [],
  ...over,
})
const afterSession = (over: Partial<AfterSession> = {}): AfterSession => ({
  session: 's',
  title: 'Designing for trust',
  room: { id: 'aspen', name: 'Aspen' },
  start,
  end,
  closing: { at: end, by: 'system', reason: 'complete' },
  deadline: end + 48 * hour,
  kiosks: 1,
  reported: 1,
  through: now,
  isComplete: true,
  waitsFor: [],
  ...over,
})

describe('after the sessions', () => {
  let api: FakeApi
  let answer: AfterAnswer
  beforeEach(() => {
    api = fakeApi()
    answer = { kiosks: [afterKiosk()], sessions: [afterSession()], toCome: 0 }
    api.on('GET /api/v1/programmes/p/after', () => ({ body: answer }))
    api.on('GET /api/v1/programmes/p/parked', page([]))
    api.on('GET /api/v1/programmes/p/kiosk-acts', page([]))
  })
  const open = () => show('/p/p/sync', api, now)
  const press = async (name: string | RegExp) =>
    fireEvent.click(await screen.findByRole('button', { name }))
  const hear = (call: string, body: unknown = {}) => {
    const heard: unknown[] = []
    api.on(call, (asked) => {
      heard.push(JSON.parse(asked.body))
      return { body }
    })
    return heard
  }
  const because = (reason: string) =>
    fireEvent.input(screen.getByLabelText('Reason'), { target: { value: reason } })

  it('[row D2] says plainly that all is in, and what comes next', async () => {
    open()
    await screen.findByText('Everything is in.')
    expect(screen.getByText(/Next: look through the flags/)).toBeTruthy()
  })

  it('[row D2] while sessions are to come, only what was is said to be in', async () => {
    answer = { ...answer, toCome: 3 }
    open()
    await screen.findByText('Everything so far is in.')
  })

  it('[row D2] says what a kiosk still holds, for which session, and takes its word that it is packed up', async () => {
    const silent = afterKiosk({ waiting: 14, lastContact: end - hour, reportedThrough: null })
    const waits = afterSession({ reported: 0, through: null, isComplete: false, waitsFor: ['k7'] })
    answer = { ...answer, kiosks: [silent], sessions: [{ ...waits, closing: null }] }
    const heard = hear('POST /api/v1/kiosks/k7/packed-up')
    open()
    await screen.findByText('Not everything is in.')
    expect(screen.getByText('14 taps on it, as last said.', { exact: false })).toBeTruthy()
    expect(screen.getByText('0 of 1 kiosk have reported')).toBeTruthy()
    const row = screen.getByRole('link', { name: 'Designing for trust' }).closest('tr')
    expect(within(row as HTMLElement).getByText('left door')).toBeTruthy()
    await press(/^Packed up/)
    await waitFor(() => expect(heard).toEqual([{}]))
  })

  it('[row D2] closes what is lost by number, each with the reason', async () => {
    const ranges = [
      { log: 'log-a', first: 2, last: 3 },
      { log: 'log-b', first: 7, last: 7 },
    ]
    answer = { ...answer, kiosks: [afterKiosk({ missing: 3, ranges })] }
    const a = hear('POST /api/v1/logs/log-a/lost', { gaps: [] })
    const b = hear('POST /api/v1/logs/log-b/lost', { gaps: [] })
    open()
    await screen.findByText(/2 to 3 \(log log-a\); 7 \(log log-b\)/)
    await press(/^They are lost for good/)
    because('reset by the venue')
    await press('Close them as lost')
    const reason = 'reset by the venue'
    await waitFor(() =>
      expect([a, b]).toEqual([[{ first: 2, last: 3, reason }], [{ first: 7, last: 7, reason }]]),
    )
  })

  it('[row D2] [PROTOCOL 3.8] accepts what a re-enrolled tablet brought, but no log that another kiosk has too', async () => {
    const owner = { id: 'k1', name: 'Door 1' }
    const toAccept = [
      { log: 'log-a', owner, taps: 12, apart: false },
      { log: 'log-b', owner, taps: 1, apart: true },
    ]
    answer = { ...answer, kiosks: [afterKiosk({ toAccept })] }
    const heard = hear('POST /api/v1/kiosks/k7/accept-logs', { accepted: ['log-a'] })
    open()
    await press('Accept 12 taps that left door brought')
    await waitFor(() => expect(heard).toEqual([{ logs: ['log-a'] }]))
    expect(screen.getAllByRole('button', { name: /^Accept/ })).toHaveLength(1)
  })

  it('[row D2] releases what a revoked kiosk sent, all or up to a time', async () => {
    const revoked = afterKiosk({ status: 'revoked', revokedAt: end, quarantined: 2 })
    answer = { ...answer, kiosks: [revoked] }
    const heard = hear('POST /api/v1/kiosks/k7/release', { changed: 2 })
    open()
    await press(/^Let them count/)
    await press('Up to a time')
    because('found again')
    await press('Let these count')
    await waitFor(() => expect(heard).toEqual([{ through: end, reason: 'found again' }]))
  })

  it('[row D2] of a conflict the later content is chosen as one act: void, add, looked at', async () => {
    const ref = { log: 'log-a', seq: 1 }
    const first = { ref, verdict: 'applied', kind: 'in', attendee: 'amara', name: 'Amara Okonkwo' }
    const conflict = waitingTap({
      ref: { log: 'stray:x', seq: 1 },
      verdict: 'conflict',
      attendee: 'marek',
      name: 'Marek Dvořák',
      badge: null,
      at: null,
      first: { ...first, badge: null, session: 's', at: start + minute },
    })
    api.on('GET /api/v1/programmes/p/parked', page([conflict]))
    const heard = hear('POST /api/v1/programmes/p/corrections', { batch: 'b', items: [] })
    open()
    await press(/^Choose which counts/)
    because('the second tablet was cloned')
    await press('Count the later one instead')
    const reason = 'the second tablet was cloned'
    const added = { attendee: 'marek', session: 's', tap: 'in', at: start + minute }
    await waitFor(() =>
      expect(heard).toEqual([
        {
          corrections: [
            { body: { kind: 'void-tap', target: ref }, reason },
            { body: { kind: 'add-tap', ...added }, reason },
            { body: { kind: 'dismiss-tap', target: conflict.ref }, reason },
          ],
        },
      ]),
    )
  })

  it('[row D2] tells what was done, by whom and why', async () => {
    const row = {
      n: 1,
      at: now,
      by: 'rosa',
      byName: 'Rosa Lindgren',
      kiosk: { id: 'k7', name: 'left door' },
    }
    const detail = { log: 'log-a', first: 2, last: 3, reason: 'reset by the venue' }
    api.on('GET /api/v1/programmes/p/kiosk-acts', page([{ ...row, act: 'log-lost', detail }]))
    open()
    const told = (await screen.findByText('Taps 2 to 3 closed as lost')).closest('tr')
    expect(told?.textContent).toContain('reset by the venue')
    expect(told?.textContent).toContain('You')
    expect(screen.queryByRole('button', { name: /^Take back/ })).toBeNull()
  })

  it('[row D2] what was done by mistake is taken back, where it stands', async () => {
    const row = { n: 1, at: now, by: 'rosa', byName: null, kiosk: { id: 'k7', name: 'left door' } }
    const lost = { log: 'log-a', first: 2, last: 3, reason: 'reset by the venue' }
    api.on(
      'GET /api/v1/programmes/p/kiosk-acts',
      page([
        { ...row, act: 'log-lost', detail: lost, canUndo: true },
        { ...row, n: 2, act: 'kiosk-accept-logs', detail: { logs: ['log-b'] }, canUndo: true },
      ]),
    )
    const heard: unknown[] = []
    const hear = ({ body }: { body: string }) => {
      heard.push(JSON.parse(body))
      return { body: {} }
    }
    api.on('POST /api/v1/logs/log-a/lost/undo', hear)
    api.on('POST /api/v1/kiosks/k7/accept-logs/undo', hear)
    open()
    fireEvent.click(
      await screen.findByRole('button', { name: /^Take back.*Taps 2 to 3 closed as lost/ }),
    )
    fireEvent.click(
      await screen.findByRole('button', { name: /^Take back.*1 log of before accepted/ }),
    )
    await waitFor(() => expect(heard).toEqual([{ first: 2, last: 3 }, { logs: ['log-b'] }]))
  })
})
