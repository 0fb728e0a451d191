import { describe, expect, it } from 'vitest'
import {
  fatesOf,
  recordOf,
  session,
  staysOf,
  tapAuto,
  tapIn,
  tapOut,
} from '../support/domain-builders.ts'

const other = session({ id: 'B', room: 'Birch' })
const next = session({ id: 'N', from: '10:10', to: '11:00' })
const rooms = { sessions: [session(), other] }
const oneRoom = { sessions: [session(), next] }

describe('a check-in in another room', () => {
  it('[P8] ends a stay that no check-out ends', () => {
    const record = recordOf([tapIn('9:00'), tapIn('9:40', { session: 'B' })], rooms)
    expect(staysOf(record)).toEqual(['9:00–9:40 implied'])
    expect(record.flags).toEqual(['implied-check-out'])
  })

  it('[P8] implies nothing where a check-out follows by the closing', () => {
    const taps = [tapIn('9:00'), tapIn('9:40', { session: 'B' }), tapOut('10:20')]
    const record = recordOf(taps, rooms)
    expect(staysOf(record)).toEqual(['9:00–10:20'])
    expect(record.flags).toEqual(['two-places'])
  })

  it('[P8] a check-out after the closing comes too late', () => {
    const taps = [tapIn('9:00'), tapIn('9:40', { session: 'B' }), tapOut('10:20:00.001')]
    const record = recordOf(taps, rooms)
    expect(staysOf(record)).toEqual(['9:00–9:40 implied'])
    expect(record.flags).toEqual(['implied-check-out', 'no-check-in', 'outside-window'])
    expect(fatesOf(taps, rooms)).toEqual(['opens', 'opens', 'unmatched'])
  })

  it('[P8] only one at least a millisecond later, and before the closing', () => {
    const sameTime = recordOf([tapIn('9:00'), tapIn('9:00', { session: 'B', log: 'b' })], rooms)
    expect(staysOf(sameTime)).toEqual(['9:00–10:00 policy'])
    const closed = recordOf([tapIn('9:00'), tapIn('10:20', { session: 'B' })], rooms)
    expect(staysOf(closed)).toEqual(['9:00–10:00 policy'])
  })

  it('[P8] the first one counts, and coming back begins a new stay', () => {
    const taps = [
      tapIn('9:00'),
      tapIn('9:10', { session: 'B' }),
      tapIn('9:30'),
      tapIn('9:50', { session: 'B' }),
    ]
    expect(staysOf(recordOf(taps, rooms))).toEqual(['9:00–9:10 implied', '9:30–9:50 implied'])
    expect(staysOf(recordOf(taps, rooms, 'B'))).toEqual(['9:10–9:30 implied', '9:50–10:00 policy'])
  })

  it('[P8] a check-out that follows the last of several check-ins stands', () => {
    const taps = [tapIn('9:00'), tapIn('9:30'), tapIn('9:40', { session: 'B' }), tapOut('9:50')]
    const record = recordOf(taps, rooms)
    expect(staysOf(record)).toEqual(['9:00–9:50'])
    expect(record.flags).toEqual(['double-check-in', 'two-places'])
  })

  it('[P8] a session without a room is no other room', () => {
    const sessions = [session(), session({ id: 'B', room: null })]
    const record = recordOf([tapIn('9:00'), tapIn('9:40', { session: 'B' })], { sessions })
    expect(staysOf(record)).toEqual(['9:00–10:00 policy'])
  })

  it('[P8] a connection neither ends a stay in a room nor is ended by one', () => {
    const online = { session: 'B', stream: 'zoom-1' }
    const byConnection = [tapIn('9:00'), tapIn('9:40', online)]
    expect(staysOf(recordOf(byConnection, rooms))).toEqual(['9:00–10:00 policy'])
    const ofConnection = [tapIn('9:00', online), tapIn('9:40')]
    expect(staysOf(recordOf(ofConnection, rooms, 'B'))).toEqual(['9:00–10:00 policy'])
  })

  it('[P8] off by the programme’s setting', () => {
    const given = { ...rooms, settings: { impliedCheckOut: false } }
    const record = recordOf([tapIn('9:00'), tapIn('9:40', { session: 'B' })], given)
    expect(staysOf(record)).toEqual(['9:00–10:00 policy'])
  })

  it('[P8] two sessions in one room at once are not elsewhere', () => {
    const sessions = [session(), session({ id: 'B', from: '9:30', to: '10:30' })]
    const record = recordOf([tapIn('9:00'), tapIn('9:40', { session: 'B' })], { sessions })
    expect(staysOf(record)).toEqual(['9:00–10:00 policy'])
  })
})

describe('a check-in to the next session of the room', () => {
  it('[P8] ends the stay at the session’s end', () => {
    const record = recordOf([tapIn('9:00'), tapIn('10:05', { session: 'N' })], oneRoom)
    expect(staysOf(record)).toEqual(['9:00–10:00 implied'])
    expect(record.flags).toEqual(['implied-check-out'])
  })

  it('[P8] at the end too when it came before it', () => {
    const record = recordOf([tapIn('9:00'), tapIn('9:51', { session: 'N' })], oneRoom)
    expect(staysOf(record)).toEqual(['9:00–10:00 implied'])
  })

  it('[P8] not before the check-in', () => {
    const record = recordOf([tapIn('10:02'), tapIn('10:05', { session: 'N' })], oneRoom)
    expect(staysOf(record)).toEqual(['10:02–10:02 implied'])
  })

  it('[P8] not after the stream’s next tap', () => {
    const taps = [tapIn('9:00'), tapIn('9:30'), tapIn('10:05', { session: 'N' })]
    expect(fatesOf(taps, oneRoom)).toEqual(['opens', 'opens', 'opens'])
    expect(staysOf(recordOf(taps, oneRoom))).toEqual(['9:00–10:00 implied'])
  })

  it('[P8] the earlier of elsewhere and the session’s end', () => {
    const sessions = [session(), other, next]
    const taps = [tapIn('9:00'), tapIn('9:40', { session: 'B' }), tapIn('10:05', { session: 'N' })]
    expect(staysOf(recordOf(taps, { sessions }))).toEqual(['9:00–9:40 implied'])
  })

  it('[P8] next is what starts within 30 minutes of the end, and takes place', () => {
    const later = session({ id: 'N', from: '10:30', to: '11:00' })
    const tooLate = session({ id: 'N', from: '10:31', to: '11:00' })
    const taps = [tapIn('9:00'), tapIn('10:35', { session: 'N' })]
    const stays = (n: typeof later) => staysOf(recordOf(taps, { sessions: [session(), n] }))
    expect(stays(later)).toEqual(['9:00–10:00 implied'])
    expect(stays(tooLate)).toEqual(['9:00–10:00 policy'])
    expect(stays({ ...later, cancelled: true })).toEqual(['9:00–10:00 policy'])
  })

  it('[P8] a check-in to the session after the next implies nothing', () => {
    const sessions = [session(), session({ id: 'M', from: '10:00', to: '10:05' }), next]
    const record = recordOf([tapIn('9:00'), tapIn('10:12', { session: 'N' })], { sessions })
    expect(staysOf(record)).toEqual(['9:00–10:00 policy'])
  })
})

describe('taps of a reader without a screen', () => {
  it('[P6] go in again after an implied end', () => {
    const taps = [tapIn('9:00'), tapIn('9:20', { session: 'B' }), tapAuto('9:40')]
    expect(fatesOf(taps, rooms)).toEqual(['opens', 'opens', 'opens'])
  })

  it('[P8] one still to come is no check-out', () => {
    const taps = [tapIn('9:00'), tapIn('9:20', { session: 'B' }), tapAuto('9:40')]
    expect(staysOf(recordOf(taps, rooms))).toEqual(['9:00–9:20 implied', '9:40–10:00 policy'])
  })

  it('[P8] one that is a check-in ends a stay elsewhere', () => {
    const taps = [tapAuto('9:00'), tapAuto('9:20', { session: 'B' })]
    expect(staysOf(recordOf(taps, rooms))).toEqual(['9:00–9:20 implied'])
  })

  it('[P8] one that is a check-in to the next session ends the stay at the session’s end', () => {
    const taps = [tapAuto('9:00'), tapAuto('10:05', { session: 'N' })]
    expect(staysOf(recordOf(taps, oneRoom))).toEqual(['9:00–10:00 implied'])
  })
})
