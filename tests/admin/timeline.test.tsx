import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lanesOf, scaleOf, ticksOf } from '../../src/admin/timeline/lanes.ts'
import { fromField, toField } from '../../src/admin/zoned.ts'
import type { AttendanceDetail } from '../../src/domain/api-timeline.ts'
import { type FakeApi, fakeApi, page } from './support/fake-api.ts'
import { attendance, hour, minute, session, start } from './support/rows.ts'
import { show } from './support/show.tsx'
import { end } from './support/truth-rows.ts'

type Tap = AttendanceDetail['timeline']['taps'][number]

const tap = (over: Partial<Tap> = {}): Tap => ({
  log: 'log-a',
  seq: 1,
  kind: 'in',
  kiosk: 'k7',
  stream: 'room',
  method: 'search',
  evidence: 'kiosk',
  claimed: start,
  estimate: {
    at: start,
    earliest: start - 4 * minute,
    latest: start,
    confidence: 'medium',
    method: 'anchored',
    flags: [],
  },
  at: start,
  session: 's',
  voids: null,
  fate: 'opens',
  earliest: start - 4 * minute,
  latest: start,
  ...over,
})

const correction = {
  id: 'c1',
  n: 1,
  body: { kind: 'add-tap' as const, attendee: 'amara', session: 's', tap: 'out' as const, at: end },
  by: 'rosa',
  at: end + hour,
  reason: 'Told the desk',
  inForce: true,
}

function detail(): AttendanceDetail {
  const { earliest: _, latest: __, ...told } = tap()
  return {
    ...attendance(),
    session: 's',
    minMs: hour - 4 * minute,
    maxMs: hour,
    timeline: {
      window: { start, end, startBy: 'scheduled', endBy: 'scheduled' },
      opensAt: start - 20 * minute,
      closesAt: end + 20 * minute,
      breaks: [{ start: start + 10 * minute, end: start + 15 * minute }],
      stays: attendance().stays,
      taps: [tap(), tap({ log: 'correction:c1', kiosk: null, evidence: 'staff', at: end })],
      corrections: [correction],
      segments: [{ start, end: start + hour, fate: 'counts' }],
      clippings: [],
      sentences: [
        { code: 'tap', at: start, values: { tap: told } },
        {
          code: 'total',
          at: null,
          values: { parts: [hour], totalMs: hour, windowMs: 2 * hour, percentTenths: 500 },
        },
      ],
    },
    marks: [],
    waiting: [],
    names: { k7: 'Left door', s: 'Designing for trust', rosa: 'Rosa Lindgren' },
  }
}

let api: FakeApi
beforeEach(() => {
  api = fakeApi()
  api.on('GET /api/v1/programmes/p/sessions', page([session()]))
  api.on('GET /api/v1/sessions/s/attendance/amara', { body: detail() })
})
afterEach(cleanup)
const open = () => show('/p/p/sessions/s/a/amara', api)
const sent = (call: string) => {
  const bodies: unknown[] = []
  api.on(call, ({ body }) => {
    bodies.push(JSON.parse(body))
    return { status: 201, body: { batch: 'b1', items: [] } }
  })
  return bodies
}
const type = (label: string | RegExp, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } })

describe('the timeline', () => {
  it('tells figures, the taps in words, the sum and the corrections', async () => {
    open()
    await screen.findByText('In words')
    expect(screen.getByText('needs 75')).toBeTruthy()
    expect(screen.getByText('to 1:00:00')).toBeTruthy()
    expect(
      screen.getByText(/^Check-in at Left door: begins a stay; between 10:11 and 10:15/),
    ).toBeTruthy()
    expect(screen.getByText('Total Time Spent: 1:00:00 of 2:00:00: 50.0 %.')).toBeTruthy()
    expect(screen.getByText(/Rosa Lindgren added a check-out at 12:00/)).toBeTruthy()
  })

  it('[E1] a tap is added at a time of the programme’s zone, with a reason', async () => {
    const bodies = sent('POST /api/v1/programmes/p/corrections')
    open()
    fireEvent.click(await screen.findByRole('button', { name: 'Add a tap' }))
    type('Time in Europe/Stockholm', '2026-11-18T11:30:00')
    type('Reason', 'Told the desk')
    fireEvent.click(screen.getByRole('button', { name: 'Add the tap' }))
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Add the tap' })).toBeNull())
    const body = {
      kind: 'add-tap',
      attendee: 'amara',
      session: 's',
      tap: 'out',
      at: start + 75 * minute,
    }
    expect(bodies).toEqual([{ corrections: [{ body, reason: 'Told the desk' }] }])
  })

  it('[E1] a tap is taken back with a reason, and a correction undone', async () => {
    const bodies = sent('POST /api/v1/programmes/p/corrections')
    sent('POST /api/v1/corrections/c1/undo')
    open()
    fireEvent.click(await screen.findByRole('button', { name: /^Take back/ }))
    type('Reason', 'Wrong person')
    fireEvent.click(screen.getByRole('button', { name: 'Take back the tap' }))
    await waitFor(() => expect(bodies).toHaveLength(1))
    expect(bodies).toMatchObject([
      { corrections: [{ body: { kind: 'void-tap', target: { log: 'log-a', seq: 1 } } }] },
    ])
    fireEvent.click(screen.getByRole('button', { name: /^Undo/ }))
    await waitFor(() => expect(api.asked).toContain('POST /api/v1/corrections/c1/undo'))
  })

  it('offers an auditor nothing to change', async () => {
    api.on('GET /api/v1/me', { body: { id: 'a', name: 'Ada', email: null, role: 'auditor' } })
    open()
    await screen.findByText('In words')
    for (const name of ['Add a tap', /^Move/, /^Take back/, /^Undo/]) {
      expect(screen.queryByRole('button', { name })).toBeNull()
    }
  })
})

describe('marks', () => {
  it('[S3] are told with who, when and why; a person’s beside the automatic one where they differ', async () => {
    const marks = [
      { mark: 'not-attended', by: 'auto', at: end + hour, reason: null, inForce: false },
      {
        mark: 'attended',
        by: 'marek',
        at: end + 2 * hour,
        reason: 'Helped at the door',
        inForce: true,
      },
    ]
    const marked = { status: 'attended', markedBy: 'marek', automatic: 'not-attended', marks }
    const names = { ...detail().names, marek: 'Marek Dvořák' }
    api.on('GET /api/v1/sessions/s/attendance/amara', { body: { ...detail(), ...marked, names } })
    open()
    await screen.findByText('By a person, counts')
    expect(screen.getByText('by Marek Dvořák')).toBeTruthy()
    expect(screen.getByText('Helped at the door')).toBeTruthy()
    expect(screen.getByText('automatic')).toBeTruthy()
    expect(screen.getByText('Status, by hand, auto: Not Attended')).toBeTruthy()
  })
})

describe('the picture', () => {
  it('draws each break behind every row, and what is cut otherwise than what counts', async () => {
    const cut = { start: end, end: end + 5 * minute, fate: 'after-end' }
    const { timeline, ...rest } = detail()
    const segments = [...timeline.segments, cut]
    api.on('GET /api/v1/sessions/s/attendance/amara', {
      body: { ...rest, timeline: { ...timeline, segments } },
    })
    open()
    const picture = await screen.findByRole('region', { name: 'Timeline' })
    const lanes = lanesOf(detail()).length + 1
    expect(picture.querySelectorAll('i[class*="brk"]')).toHaveLength(lanes)
    expect(picture.querySelectorAll('i[class*="win"]')).toHaveLength(lanes)
    expect(picture.querySelectorAll('i[class*="bar"]')).toHaveLength(2)
    expect(picture.querySelectorAll('i[class*="cut"]')).toHaveLength(1)
  })

  it('has a row for each kiosk and one for staff', () => {
    expect(lanesOf(detail()).map(({ name }) => name)).toEqual(['Left door', 'Staff'])
  })

  it('shows all of the window and every tap, with at most nine times', () => {
    const scale = scaleOf(detail())
    expect(scale.from).toBeLessThan(start)
    expect(scale.to).toBeGreaterThan(end)
    expect(ticksOf(scale).length).toBeLessThanOrEqual(9)
  })
})

describe('a time that is typed', () => {
  const zone = 'Europe/Stockholm'
  it('is one of the programme’s zone', () => {
    expect(toField(start, zone)).toBe('2026-11-18T10:15:00')
    expect(fromField('2026-11-18T10:15', zone)).toEqual({ ok: true, value: start })
  })

  it('[D9] is refused where the clocks leave it out or give it twice', () => {
    expect(fromField('2026-03-29T02:30', zone).ok).toBe(false)
    expect(fromField('2026-10-25T02:30', zone).ok).toBe(false)
    expect(fromField('', zone).ok).toBe(false)
  })
})
