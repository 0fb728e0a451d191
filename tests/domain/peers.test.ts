import { describe, expect, it } from 'vitest'
import type { EvidenceTap } from '../../src/domain/evidence.ts'
import { fatesOf, recordOf, session, tap } from '../support/domain-builders.ts'

// Totals that other systems compute from the same taps, where their rules are like ours.

/** `9:00:05 in zoom-1`, one a tap; without a connection it is the room. */
function tapsOf(...lines: string[]): EvidenceTap[] {
  return lines.map((line) => {
    const [time = '', kind, stream = 'room'] = line.split(' ')
    return tap(kind === 'in' ? 'in' : kind === 'out' ? 'out' : 'auto', time, { stream })
  })
}
const seconds = (taps: EvidenceTap[], over: Parameters<typeof session>[0] = {}) => {
  const sessions = [session({ from: '0:00', to: '24:00', forgottenCheckOut: 'none', ...over })]
  return (recordOf(taps, { sessions }).totalMs ?? 0) / 1000
}

describe('one connection', () => {
  it('[P1] leaving and joining in the same second: the leaving comes first', () => {
    const taps = tapsOf(
      '8:16:52 in',
      '8:26:55 out',
      '8:27:43 in',
      '8:28:25 out',
      '8:28:25 in',
      '8:53:25 out',
    )
    expect(seconds(taps)).toBe(2145)
  })

  it('[P3] joins whose leaving was lost don’t begin anew', () => {
    const taps = tapsOf(
      '8:04:51 in',
      '8:05:37 in',
      '8:06:26 in',
      '8:06:28 in',
      '8:07:20 in',
      '8:07:55 out',
      '8:08:03 in',
      '8:17:43 in',
      '8:53:50 in',
      '8:56:31 out',
    )
    expect(seconds(taps)).toBe(3092)
  })

  it('[P6] scans without a direction alternate; the odd one earns nothing', () => {
    expect(seconds(tapsOf('5:30 ?', '7:00 ?', '7:30 ?', '10:30 ?', '12:00 ?'))).toBe(16_200)
  })

  it('[P7] a missing leaving gives zero where the policy is none', () => {
    expect(seconds(tapsOf('4:38:27 in'))).toBe(0)
  })

  it('[E3] the same scan twice at the same instant counts once', () => {
    expect(fatesOf(tapsOf('8:00 in', '8:00 in'))).toEqual(['opens', 'absorbed'])
  })

  it('[P5] two leavings a minute apart are both kept', () => {
    expect(fatesOf(tapsOf('10:00 in', '10:01 out', '10:02 out'))).toEqual([
      'opens',
      'closes',
      'repeats',
    ])
  })

  it('[P9] out before in is no negative time', () => {
    expect(seconds(tapsOf('11:00 out', '12:00 in'))).toBe(0)
  })
})

describe('several connections', () => {
  it('[P2] a person’s hand-over between four connections', () => {
    const taps = tapsOf(
      '17:28:56 in a',
      '17:29:42 out a',
      '17:29:43 in u',
      '17:30:15 in s',
      '17:30:22 out u',
      '18:02:34 in i',
      '18:04:12 out s',
      '18:08:14 in s',
      '18:09:02 out s',
      '18:53:50 in s',
      '18:56:42 out i',
      '19:21:12 out s',
    )
    expect(seconds(taps)).toBe(6735)
  })

  it('[P2] a reconnect overlaps the old connection', () => {
    const taps = tapsOf('7:43:43 in r1', '10:17:48 in r2', '10:18:07 out r1', '11:51:03 out r2')
    expect(seconds(taps)).toBe(14_840)
  })

  it('[D3] two rows with a gap in a session of two hours are half of it', () => {
    const taps = tapsOf('15:10 in a', '16:00 out a', '16:30 in b', '16:40 out b')
    const sessions = [session({ from: '15:00', to: '17:00' })]
    expect(recordOf(taps, { sessions }).percentTenths).toBe(500)
  })
})

describe('limits', () => {
  const four = {
    sessions: [session({ from: '8:00', to: '12:00', opensBeforeMin: 60, closesAfterMin: 60 })],
  }

  it('[D4] 8:45 and 13:01 for 8:00 to 12:00 with an hour’s grace', () => {
    expect(recordOf(tapsOf('8:45 in'), four).flags).toEqual([])
    expect(recordOf(tapsOf('13:01 in'), four).flags).toEqual(['outside-window'])
  })

  it('[D4] across midnight', () => {
    const sessions = [
      session({ from: '23:00', to: '25:00', opensBeforeMin: 60, closesAfterMin: 60 }),
    ]
    const record = recordOf(tapsOf('23:00 in', '25:30 out'), { sessions })
    expect(record).toMatchObject({ flags: [], percentTenths: 1000 })
  })
})
