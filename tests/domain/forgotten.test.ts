import { describe, expect, it } from 'vitest'
import { minutes, recordOf, session, staysOf, tapIn, tapOut } from '../support/domain-builders.ts'

const by = (forgottenCheckOut: string | null, checkOutRequired = false) => ({
  sessions: [session({ forgottenCheckOut, checkOutRequired })],
})

describe('still in at the end', () => {
  it('[P7] counts to the session’s end by default', () => {
    const record = recordOf([tapIn('9:10')])
    expect(staysOf(record)).toEqual(['9:10–10:00 policy'])
    expect(record).toMatchObject({ flags: [], provisional: false })
    expect(record.policy.forgottenCheckOut).toBe('session-end')
  })

  it('[P7] awaits review by default where check-out is required', () => {
    const record = recordOf([tapIn('9:10')], by(null, true))
    expect(staysOf(record)).toEqual(['9:10–10:00 policy'])
    expect(record).toMatchObject({ flags: ['no-check-out'], provisional: true })
    expect(record.policy.forgottenCheckOut).toBe('review')
  })

  it('[P7] none gives no time', () => {
    const record = recordOf([tapIn('9:10')], by('none'))
    expect(staysOf(record)).toEqual(['9:10–?'])
    expect(record).toMatchObject({ totalMs: 0, lastOut: null })
    expect(record.stays[0]?.outBy).toBeNull()
  })

  it('[P7] a number of minutes after the check-in', () => {
    expect(staysOf(recordOf([tapIn('9:10')], by('cap:20')))).toEqual(['9:10–9:30 policy'])
  })

  it('[P7] to the attendee’s last tap in any stream of the session', () => {
    const given = by('last-evidence')
    const zoom = { stream: 'zoom-1' }
    const taps = [tapIn('9:10'), tapIn('9:05', zoom), tapOut('9:40', zoom)]
    expect(staysOf(recordOf(taps, given))).toEqual(['9:05–9:40'])
    expect(staysOf(recordOf([tapIn('9:10'), tapIn('9:25')], given))).toEqual(['9:10–9:25 policy'])
    expect(staysOf(recordOf([tapIn('9:10')], given))).toEqual(['9:10–?'])
  })

  it('[P7] an end before the check-in gives an empty stay', () => {
    const record = recordOf([tapIn('10:05')])
    expect(staysOf(record)).toEqual(['10:05–10:05 policy'])
    expect(minutes(record)).toBe(0)
  })

  it('[P7] a session’s setting wins over what required check-out would say', () => {
    const record = recordOf([tapIn('9:10')], by('none', true))
    expect(record).toMatchObject({ flags: ['no-check-out'], provisional: false, totalMs: 0 })
  })

  it('[P9] no stay has a negative length', () => {
    const sessions = [session({ actualStart: 0, actualEnd: 1 })]
    for (const stay of recordOf([tapIn('9:10')], { sessions }).stays) {
      expect(stay.out).toBeGreaterThanOrEqual(stay.in)
    }
  })
})
