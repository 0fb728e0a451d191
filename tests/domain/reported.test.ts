import { describe, expect, it } from 'vitest'
import {
  at,
  minutes,
  recordOf,
  session,
  staysOf,
  tapIn,
  tapOut,
} from '../support/domain-builders.ts'

const row = (join: string, leave: string) => ({ session: 'S', join: at(join), leave: at(leave) })

describe('a row of a report that has both times', () => {
  it('[P2] is a stay as it stands, of the class import', () => {
    const record = recordOf([], { reported: [row('8:55', '9:50')], closed: ['S'] })
    expect(staysOf(record)).toEqual(['8:55–9:50 import import'])
    expect(record).toMatchObject({
      booking: 'tap',
      evidence: ['import'],
      flags: [],
      automatic: { mark: 'attended' },
      policy: { thresholdPercent: 75 },
    })
    expect(minutes(record)).toBe(50)
  })

  it('[P2] rows pair with nothing: each stands, and they are united with other streams', () => {
    const reported = [row('9:00', '9:20'), row('9:05', '9:30'), row('9:05', '9:30')]
    const record = recordOf([tapIn('9:40'), tapOut('9:50')], { reported })
    expect(staysOf(record)).toEqual(['9:00–9:30 import import', '9:40–9:50'])
    expect(record.flags).toEqual([])
    expect(minutes(record)).toBe(40)
  })

  it('[P2] [P9] leave before join is a contradiction: no time from it until a person decides', () => {
    const record = recordOf([], { reported: [row('9:50', '9:10')], closed: ['S'] })
    expect(record).toMatchObject({
      stays: [],
      totalMs: 0,
      flags: ['contradiction'],
      provisional: true,
      automatic: null,
    })
    const both = recordOf([], { reported: [row('9:50', '9:10'), row('9:00', '9:30')] })
    expect(minutes(both)).toBe(30)
    expect(both.provisional).toBe(true)
  })

  it('[P2] is neither absorbed as a bounce nor ended by a check-in elsewhere', () => {
    const sessions = [session(), session({ id: 'B', room: 'Birch' })]
    const reported = [row('9:00', '9:50')]
    const taps = [tapIn('9:00:05', { session: 'B' }), tapOut('9:30', { session: 'B' })]
    expect(staysOf(recordOf(taps, { sessions, reported }))).toEqual(['9:00–9:50 import import'])
  })

  it('[D4] outside the hours it counts what the window has of it, with the flag', () => {
    const record = recordOf([], { reported: [row('8:00', '9:10')] })
    expect(record.flags).toEqual(['outside-window'])
    expect(minutes(record)).toBe(10)
  })

  it('[P7] its end is evidence for one who forgot to check out', () => {
    const sessions = [session({ forgottenCheckOut: 'last-evidence' })]
    const record = recordOf([tapIn('9:20')], { sessions, reported: [row('9:00', '9:40')] })
    expect(staysOf(record)).toEqual(['9:00–9:40 import import'])
  })

  it('[S6] a self-report beside it is shown where the row says otherwise', () => {
    const selfReports = [{ session: 'S', at: at('11:00') }]
    const record = recordOf([], { reported: [row('9:00', '9:10')], selfReports, closed: ['S'] })
    expect(record).toMatchObject({
      automatic: { mark: 'not-attended' },
      flags: ['self-report-differs'],
      evidence: ['import', 'self-report'],
    })
  })
})
