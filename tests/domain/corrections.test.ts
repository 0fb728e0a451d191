import { describe, expect, it } from 'vitest'
import { applyCorrections } from '../../src/domain/apply-corrections.ts'
import { Correction, inForce } from '../../src/domain/correction.ts'
import { added, correction, moved, reassigned, struck, undone } from '../support/corrections.ts'
import {
  at,
  fatesOf,
  minutes,
  recordOf,
  recordsOf,
  refOf,
  session,
  staysOf,
  tapIn,
  tapOut,
  undo,
} from '../support/domain-builders.ts'

const addedTap = (of: { id: string }) => ({ log: `correction:${of.id}`, seq: 1 })
const two = [session(), session({ id: 'N', room: 'Birch', from: '10:00', to: '11:00' })]

describe('what staff add, move and void', () => {
  it('[E1] an added check-out ends the stay, by staff, its class among the record’s', () => {
    const record = recordOf([tapIn('9:00')], { corrections: [added('out', '9:40')] })
    expect(staysOf(record)).toEqual(['9:00–9:40 staff'])
    expect(record.evidence).toEqual(['kiosk', 'staff'])
    expect(record.flags).toEqual([])
  })

  it('[E1] an added tap alone makes a record', () => {
    expect(recordOf([], { corrections: [added('in', '9:00')] }).booking).toBe('tap')
  })

  it('[E1] what is added for somebody else is nothing to this one', () => {
    const other = correction({
      kind: 'add-tap',
      attendee: 'bo',
      session: 'S',
      tap: 'in',
      at: at('9:00'),
    })
    expect(recordsOf([], { corrections: [other] }).records).toEqual([])
  })

  it('[E1] a moved tap counts where it was moved to; its raw time stands', () => {
    const out = tapOut('9:30', { flags: ['clock-moved'] })
    const taps = [tapIn('9:00'), out]
    const record = recordOf(taps, { corrections: [moved(out, '9:50')] })
    expect(staysOf(record)).toEqual(['9:00–9:50 staff'])
    expect(record.flags).toEqual([])
    expect(out.estimate.at).toBe(at('9:30'))
  })

  it('[E1] a tap moved to another session counts there, at its own time', () => {
    const taps = [tapIn('9:55'), tapOut('10:30')]
    const corrections = taps.map((tap) => moved(tap, null, 'N'))
    const { records } = recordsOf(taps, { sessions: two, corrections })
    expect(records.map((record) => [record.session, ...staysOf(record)])).toEqual([
      ['N', '9:55–10:30 staff staff'],
    ])
  })

  it('[E1] of two moves the one appended later counts, for time and session each', () => {
    const tap = tapIn('9:30')
    const corrections = [moved(tap, '9:10', 'N'), moved(tap, '9:20')]
    const record = recordOf([tap], { sessions: two, corrections }, 'N')
    expect(record.firstIn).toBe(at('9:20'))
  })

  it('[E1] a voided tap is as if it had never been, but for its fate', () => {
    const taps = [tapIn('9:00'), tapOut('9:30'), tapIn('9:31')]
    const [, out] = taps
    if (!out) throw new Error('no tap')
    const corrections = [struck(out)]
    expect(staysOf(recordOf(taps, { corrections }))).toEqual(['9:00–10:00 policy'])
    expect(fatesOf(taps, { corrections })).toEqual(['opens', 'voided', 'repeats'])
  })

  it('[E1] voiding an absorbed tap leaves the one that absorbed it', () => {
    const taps = [tapIn('9:00'), tapIn('9:00:02')]
    const [, bounced] = taps
    if (!bounced) throw new Error('no tap')
    expect(fatesOf(taps, { corrections: [struck(bounced)] })).toEqual(['opens', 'voided'])
  })

  it('[E1] a void taken back by staff restores its target', () => {
    const tap = tapIn('9:00')
    const back = undo(tap)
    expect(fatesOf([tap, back], { corrections: [struck(back)] })).toEqual(['opens', 'voided'])
  })

  it('[E1] an added tap can be moved and voided in turn', () => {
    const first = added('in', '9:00')
    const later = moved(addedTap(first), '9:15')
    expect(recordOf([], { corrections: [first, later] }).firstIn).toBe(at('9:15'))
    const none = [first, later, struck(addedTap(first))]
    expect(recordsOf([], { corrections: none }).records).toEqual([])
  })

  it('[E1] what names a tap that isn’t there does nothing', () => {
    const taps = [tapIn('9:00')]
    const corrections = [struck({ log: 'z', seq: 1 }), moved({ log: 'z', seq: 2 }, '9:30')]
    expect(recordsOf(taps, { corrections })).toEqual(recordsOf(taps))
  })
})

describe('a kiosk that stood in the wrong room', () => {
  it('[E1] its taps of that time count for the session named, by tap still', () => {
    const taps = ['9:59', '10:00', '10:29', '10:30'].map((time) => tapIn(time, { kiosk: 'k1' }))
    const other = tapIn('10:10', { kiosk: 'k2', log: 'b' })
    const corrections = [reassigned('k1', '10:00', '10:30', 'N')]
    const corrected = applyCorrections('amara', [...taps, other], corrections).taps
    expect(corrected.map((tap) => tap.session)).toEqual(['S', 'N', 'N', 'S', 'S'])
    const [, first] = taps
    if (!first) throw new Error('no tap')
    const record = recordOf([first], { sessions: two, corrections }, 'N')
    expect(staysOf(record)).toEqual(['10:00–11:00 policy'])
  })

  it('[E1] goes by the time before a move; the word appended last gives the session', () => {
    const tap = tapIn('10:10', { kiosk: 'k1' })
    const reassign = reassigned('k1', '10:00', '10:30', 'N')
    const sessionsOf = (corrections: Correction[]) =>
      recordsOf([tap], { sessions: two, corrections }).records.map(({ session: id }) => id)
    expect(sessionsOf([moved(tap, '9:10'), reassign])).toEqual(['N'])
    expect(sessionsOf([reassign, moved(tap, null, 'S')])).toEqual(['S'])
    const later = { ...reassign, n: reassign.n + 1000 }
    expect(sessionsOf([moved(tap, null, 'S'), later])).toEqual(['N'])
  })

  it('[E1] leaves alone what had no time but the one that staff gave it', () => {
    const tap = tapIn('10:10', { kiosk: 'k1' })
    const placed = { ...tap, estimate: { ...tap.estimate, method: 'staff' as const } }
    const corrections = [reassigned('k1', '10:00', '10:30', 'N'), moved(tap, '10:10')]
    const sessionsOf = (one: typeof tap) =>
      applyCorrections('amara', [one], corrections).taps.map(({ session: id }) => id)
    expect(sessionsOf(tap)).toEqual(['N'])
    expect(sessionsOf(placed)).toEqual(['S'])
  })

  it('[E1] an assigned tap counts for its session, by tap', () => {
    const tap = tapIn('10:10')
    const body = { kind: 'assign-tap' as const, target: refOf(tap), session: 'N' }
    const record = recordOf([tap], { sessions: two, corrections: [correction(body)] }, 'N')
    expect(record.stays).toMatchObject([{ inBy: 'tap' }])
  })
})

describe('undo', () => {
  it('[E1] takes a correction back; an undo of the undo brings it again', () => {
    const taps = [tapIn('9:00')]
    const add = added('out', '9:30')
    const back = undone(add)
    const again = undone(back)
    const time = (...corrections: Correction[]) => minutes(recordOf(taps, { corrections }))
    expect([time(add), time(add, back), time(add, back, again)]).toEqual([30, 60, 30])
  })

  it('[E1] what was appended later can’t be taken back before it was', () => {
    const add = added('out', '9:30', 'S', { id: 'later', n: 1_000_002 })
    const early = undone(add, { n: 1_000_001 })
    expect(inForce([early, add])).toContainEqual(add)
  })
})

describe('corrections that contradict each other', () => {
  const contradicting = [added('out', '9:10'), added('in', '9:40')]

  it('[P9] a check-out by staff before the check-in by staff gives no time until a person decides', () => {
    const record = recordOf([], { corrections: contradicting, closed: ['S'] })
    expect(record).toMatchObject({ totalMs: 0, provisional: true, automatic: null })
    expect(record.flags).toContain('contradiction')
    expect(staysOf(record)).toEqual(['9:40–? staff'])
  })

  it('[P9] nor does a policy give any, nor an end implied elsewhere', () => {
    const sessions = [session({ forgottenCheckIn: 'session-start' }), ...two.slice(1)]
    const taps = [tapIn('9:50', { session: 'N' })]
    const record = recordOf(taps, { sessions, corrections: contradicting })
    expect(record).toMatchObject({ totalMs: 0, provisional: true })
  })

  it('[P9] a tap that tells of the leaving settles it', () => {
    const record = recordOf([tapOut('9:50')], { corrections: contradicting })
    expect(record).toMatchObject({ totalMs: 600_000, provisional: false })
    expect(record.flags).not.toContain('contradiction')
  })

  it('[P9] so does the person: by an undo, or another move', () => {
    const [out, into] = contradicting
    if (!out || !into) throw new Error('no correction')
    const right = moved(addedTap(out), '9:50')
    const record = recordOf([], { corrections: [out, into, right] })
    expect(staysOf(record)).toEqual(['9:40–9:50 staff staff'])
    expect(record.flags).toEqual([])
    const undoing = recordOf([], { corrections: [out, into, undone(out)] })
    expect(undoing.flags).toEqual([])
  })

  it('[P4] [P9] a stay that was over before them is not counted again by policy', () => {
    const next = session({ id: 'N', from: '10:00', to: '11:00' })
    const sessions = [session({ forgottenCheckIn: 'session-start' }), next]
    const taps = [
      tapIn('9:00', { range: [0, 30 * 60_000] }),
      tapIn('9:40', { session: 'N' }),
      tapOut('10:50'),
    ]
    const corrections = [added('out', '10:30'), added('in', '10:40')]
    const record = recordOf(taps, { sessions, corrections, settings: { impliedCheckOut: true } })
    expect(record).toMatchObject({ totalMs: 60 * 60_000, minMs: 30 * 60_000, provisional: true })
  })

  it('[P9] a stray check-out by tap contradicts no correction', () => {
    const record = recordOf([tapOut('9:10')], { corrections: [added('in', '9:40')] })
    expect(record).toMatchObject({ totalMs: 20 * 60_000, provisional: false })
  })

  it('[P9] moving a tap that staff took back: no time, and the flag, even where nothing else is', () => {
    const tap = tapIn('9:00')
    const record = recordOf([tap], { corrections: [struck(tap), moved(tap, '9:20')] })
    expect(record).toMatchObject({ totalMs: null, booking: null, flags: ['contradiction'] })
    const again = [struck(tap), moved(tap, '9:20'), struck(tap)]
    expect(recordsOf([tap], { corrections: again }).records).toEqual([])
  })
})

it('[E1] a correction that says nothing, or an empty time, is not one', () => {
  const target = { log: 'a', seq: 1 }
  const wrong = [
    { kind: 'move-tap', target },
    { kind: 'assign-tap', target },
    { kind: 'reassign', kiosk: 'k', from: 5, to: 5, session: 'S' },
    { kind: 'void-tap', target: { log: 'a', seq: 0 } },
    { kind: 'add-tap', attendee: 'amara', session: 'S', tap: 'auto', at: 5 },
  ]
  const whole = added('in', '9:00')
  expect(Correction.safeParse(whole).success).toBe(true)
  for (const body of wrong) {
    expect(Correction.safeParse({ ...whole, body }).success).toBe(false)
  }
})
