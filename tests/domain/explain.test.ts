import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultSettings } from '../../src/domain/policy.ts'
import { prepareSchedule, reconcile } from '../../src/domain/reconcile.ts'
import { measure } from '../../src/domain/spans.ts'
import type { Timeline } from '../../src/domain/timeline.ts'
import { inWords } from '../../src/domain/words.ts'
import { added, arbitraryCorrections, moved, struck, undone } from '../support/corrections.ts'
import { arbitraryInput, arbitrarySchedule } from '../support/domain-arbitraries.ts'
import { at, mark, refOf, session, tapIn, tapOut, undo } from '../support/domain-builders.ts'
import { said, timelinesOf } from '../support/explained.ts'

type Given = Parameters<typeof timelinesOf>[0]
function told(given: Partial<Given>, sessions = [session()], closed: string[] = []): Timeline {
  const input = { attendee: 'amara', taps: [], bookings: [], marks: [], ...given }
  const closings = closed.map((id) => ({ session: id, at: at('10:30') }))
  const schedule = prepareSchedule(sessions, defaultSettings, closings)
  const timeline = timelinesOf(input, schedule).find((each) => each.session === 'S')
  if (!timeline) throw new Error('no timeline')
  return timeline
}
const words = (timeline: Timeline) => timeline.sentences.map(said)

describe('a record told', () => {
  it('[row T4] names each tap, what was cut and why, and the sum', () => {
    const breaks = [{ start: at('9:30'), end: at('9:40') }]
    const taps = [tapIn('8:50', { kiosk: 'Door' }), tapOut('10:10', { kiosk: 'Door' })]
    expect(words(told({ taps }, [session({ breaks })]))).toEqual([
      'The session counts from 9:00 (scheduled) to 10:00 (scheduled): 0:50:00 without breaks.',
      '8:50: check-in at Door: begins a stay; for S.',
      '8:50 to 9:00: 0:10:00 not counted, before the session’s start.',
      '9:00 to 9:30: 0:30:00 counted.',
      'Break from 9:30 to 9:40.',
      '9:30 to 9:40: 0:10:00 not counted, in a break.',
      '9:40 to 10:00: 0:20:00 counted.',
      '10:00 to 10:10: 0:10:00 not counted, after the session’s end.',
      '10:10: check-out at Door: ends the stay; for S.',
      'Total Time Spent: 0:30:00 + 0:20:00 = 0:50:00 of 0:50:00: 100.0 %.',
    ])
  })

  it('[P2] [row T4] names each connection of an online report, and one that can’t be', () => {
    const row = (join: string, leave: string) => ({
      session: 'S',
      join: at(join),
      leave: at(leave),
    })
    const reported = [row('9:00', '9:30'), row('9:50', '9:40')]
    expect(words(told({ reported }))).toEqual([
      'The session counts from 9:00 (scheduled) to 10:00 (scheduled): 1:00:00 without breaks.',
      '9:00: connected until 9:30 by an online report.',
      '9:00 to 9:30: 0:30:00 counted.',
      '9:50: connected until 9:40 by an online report, which can’t be: it counts no time.',
      'What was entered contradicts itself: a person has to decide.',
      'Total Time Spent: 0:30:00 of 1:00:00: 50.0 %.',
    ])
  })

  it('[row T4] tells the ends that no tap made, by policy and by a check-in elsewhere', () => {
    const taps = [tapIn('9:50'), tapIn('9:55', { session: 'N' })]
    const sessions = [session(), session({ id: 'N', room: 'Birch' })]
    expect(words(told({ taps }, sessions))).toContain(
      '9:55: the stay ends because of the check-in for N.',
    )
    expect(words(told({ taps: taps.slice(0, 1) }))).toContain(
      '10:00: counted to here by the rule for a forgotten check-out (session-end).',
    )
    const out = [tapOut('9:30')]
    const fromStart = [session({ forgottenCheckIn: 'session-start' })]
    expect(words(told({ taps: out }, fromStart))).toContain(
      '9:00: counted from here by the rule for a forgotten check-in (session-start).',
    )
    const next = [session(), session({ id: 'N', from: '10:00', to: '11:00' })]
    const here = [tapIn('9:50'), tapIn('10:05', { session: 'N' })]
    expect(words(told({ taps: here }, next))).toContain(
      '10:00: the stay ends because of the check-in for the next session here.',
    )
    const none = [session({ forgottenCheckOut: 'none' })]
    expect(words(told({ taps: taps.slice(0, 1) }, none))).toContain(
      '9:50: this check-in has no end, so that it counts no time.',
    )
  })

  it('[row T4] [E2] tells what the clock said, and the range', () => {
    const tap = { ...tapIn('9:10', { range: [60_000, 120_000] }), wall: at('8:00') }
    const timeline = told({ taps: [tap] })
    expect(words(timeline)).toContain(
      '9:10: check-in: begins a stay; its clock said 8:00; between 9:09 and 9:12; for S.',
    )
    expect(words(timeline)).toContain(
      'As exactly as the clocks are known: at least 0:48:00, at most 0:51:00.',
    )
  })

  it('[row T4] [E1] tells what staff did and took back, with who and why', () => {
    const out = tapOut('9:20')
    const move = moved(out, '9:50')
    const add = added('in', '9:00')
    const back = undone(add)
    const timeline = told({ taps: [tapIn('9:10'), out], corrections: [move, add, back] })
    expect(timeline.corrections.map(({ inForce }) => inForce)).toEqual([true, false, true])
    expect(timeline.taps).toMatchObject([
      { at: at('9:10'), fate: 'opens' },
      { claimed: at('9:20'), estimate: { at: at('9:20') }, at: at('9:50'), fate: 'closes' },
    ])
    expect(words(timeline)).toEqual(
      expect.arrayContaining([
        '9:50: check-out: ends the stay; moved from 9:20; for S.',
        'joanna moved a tap to 9:50. Reason: said so.',
        'joanna added a check-in at 9:00 for S. Reason: said so. It was taken back.',
        'joanna took back a correction: they added a check-in at 9:00 for S. Reason: said so.',
      ]),
    )
  })

  it('[row T4] keeps a tap that was moved away, an added one that was moved, and voided ones', () => {
    const sessions = [session(), session({ id: 'N', room: 'Birch' })]
    const away = tapIn('9:10')
    const add = added('in', '9:00')
    const again = moved({ log: `correction:${add.id}`, seq: 1 }, '9:05')
    const gone = tapOut('9:30')
    const late = tapOut('9:40')
    const undoing = undo(late)
    const corrections = [moved(away, null, 'N'), add, again, struck(gone)]
    const { taps } = told({ taps: [away, gone, late, undoing], corrections }, sessions)
    expect(taps.map((tap) => [tap.at, tap.session, tap.fate])).toEqual([
      [at('9:05'), 'S', 'opens'],
      [at('9:10'), 'N', 'opens'],
      [at('9:30'), 'S', 'voided'],
      [at('9:40'), 'S', 'voided'],
      [at('9:40:02'), null, 'voids'],
    ])
    expect(taps[0]).toMatchObject({ claimed: at('9:00'), estimate: { at: at('9:00') } })
    expect(taps.at(-1)?.voids).toEqual(refOf(late))
    expect(words(told({ taps: [tapIn('9:00'), late, undoing] }))).toContain(
      '9:40:02.000: undo: takes back the check-out of 9:40.',
    )
  })

  it('[row T4] names a tap’s session only where it is another than the page’s', () => {
    const names = { time: String, session: String, kiosk: String, person: String, here: 'S' }
    const { sentences } = told({ taps: [tapIn('9:10')] })
    const [first] = sentences.flatMap((sentence) =>
      sentence.code === 'tap' ? inWords(sentence, names) : [],
    )
    expect(first).toBe(`${at('9:10')}: check-in: begins a stay.`)
  })

  it('[row T4] tells that a person has to decide, and who marked', () => {
    const review = [session({ checkOutRequired: true })]
    expect(words(told({ taps: [tapIn('9:00')] }, review))).toContain(
      'Provisional: a check-out is missing, and a person has to decide.',
    )
    const corrections = [added('out', '9:10'), added('in', '9:40')]
    expect(words(told({ corrections }))).toContain(
      'What was entered contradicts itself: a person has to decide.',
    )
    const marks = [mark('not-attended')]
    const marked = words(told({ taps: [tapIn('9:00')], marks }, [session()], ['S']))
    expect(marked.slice(-2)).toEqual([
      'Marked Attended automatically at 10:30 (one check-in is enough).',
      'Marked Not Attended by joanna at 12:00.',
    ])
  })

  it('[row T4] [D8] tells that nothing was recorded', () => {
    const bookings = [{ session: 'S', source: 'import' as const, cancelled: false }]
    expect(words(told({ bookings })).at(-1)).toBe('Nothing was recorded.')
  })
})

it('[row T4] [D2] the segments are the stays, and those that count add up to the total', () => {
  fc.assert(
    fc.property(
      arbitraryInput,
      arbitraryCorrections,
      arbitrarySchedule,
      (given, made, schedule) => {
        const input = { ...given, corrections: made }
        const { records } = reconcile(input, schedule)
        const timelines = timelinesOf(input, schedule)
        expect(timelines.map((timeline) => timeline.session)).toEqual(
          records.map((record) => record.session),
        )
        records.forEach((record, n) => {
          const { segments, sentences } = timelines[n] ?? { segments: [], sentences: [] }
          const sum = (...fates: string[]) =>
            measure(segments.filter(({ fate }) => fates.includes(fate)))
          expect(sum('counts')).toBe(record.totalMs ?? 0)
          expect([sum('before-start'), sum('after-end')]).toEqual([record.beforeMs, record.afterMs])
          const whole = record.stays.reduce((ms, stay) => ms + (stay.out ?? stay.in) - stay.in, 0)
          expect(measure(segments)).toBe(whole)
          const total = sentences.find(({ code }) => code === 'total')
          if (total?.code === 'total') {
            expect(total.values.parts.reduce((ms, part) => ms + part, 0)).toBe(record.totalMs)
          }
          for (const sentence of sentences) expect(said(sentence)).not.toMatch(/undefined|NaN|null/)
        })
      },
    ),
    { numRuns: 500 },
  )
})

it('[row T4] every tap of the session is told, each once', () => {
  fc.assert(
    fc.property(
      arbitraryInput,
      arbitraryCorrections,
      arbitrarySchedule,
      (given, made, schedule) => {
        const input = { ...given, corrections: made }
        for (const { taps, session: id } of timelinesOf(input, schedule)) {
          const keys = taps.map(({ log, seq }) => `${log} ${seq}`)
          expect(new Set(keys).size).toBe(keys.length)
          for (const tap of input.taps) {
            if (tap.session === id) expect(keys).toContain(`${tap.log} ${tap.seq}`)
          }
        }
      },
    ),
    { numRuns: 500 },
  )
})

it('[E9] what is derived names ids alone, even where a tap brought a name', () => {
  const person = { name: 'Ngozi Eze', email: 'ngozi@example.org' }
  const bearing = { ...tapIn('9:00'), person }
  const input = { attendee: 'w1', taps: [bearing], bookings: [], marks: [] }
  const schedule = prepareSchedule([session()], defaultSettings, [])
  const derived = [reconcile(input, schedule), timelinesOf(input, schedule)]
  expect(JSON.stringify(derived)).toContain('w1')
  expect(JSON.stringify(derived)).not.toMatch(/ngozi/i)
})
