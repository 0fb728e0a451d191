import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical } from '../../sync-server/taps/canonical.ts'
import { contentOf } from '../../sync-server/taps/content.ts'
import { type Range, without } from '../../sync-server/taps/gaps.ts'
import { readSeq, verify } from '../../sync-server/taps/verify.ts'

const good = {
  seq: 1,
  kind: 'in',
  attendee: 'amara',
  session: 's',
  method: 'search',
  wall: 1_772_352_000_000,
  mono: 5,
  zone: 60,
}

describe('canonical JSON', () => {
  it('keeps every value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain = JSON.parse(JSON.stringify(value))
        expect(JSON.parse(canonical(plain))).toEqual(plain)
      }),
    )
  })

  it('is the same for any order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
        const turned = Object.fromEntries(Object.entries(record).toReversed())
        expect(canonical(JSON.parse(JSON.stringify(turned)))).toBe(
          canonical(JSON.parse(JSON.stringify(record))),
        )
      }),
    )
  })

  it('keeps a key named __proto__ as a key like others', () => {
    const text = '{"__proto__":{"a":1},"b":2}'
    expect(canonical(JSON.parse(text))).toBe(text)
  })
})

describe('the content of a tap', () => {
  it('is told by the fields of the protocol’s table alone', () => {
    expect(contentOf({ ...good, colour: 'red' })).toBe(contentOf(good))
    expect(contentOf({ ...good, zone: 61 })).not.toBe(contentOf(good))
  })
})

describe('one tap by itself', () => {
  it('is taken as it is, whatever else it bears', () => {
    expect(verify({ ...good, colour: 'red' }, 'log')).toMatchObject({ ok: true })
  })

  it('names the place where it breaks the schema', () => {
    expect(verify({ ...good, wall: 'noon' }, 'log')).toMatchObject({
      ok: false,
      reason: 'The tap’s “wall” is missing or no number.',
    })
    const reasons = [
      { ...good, wall: 1.5 },
      { ...good, method: 'telepathy' },
      { ...good, seq: 0 },
      { ...good, person: { name: ' ' } },
      { ...good, attendee: 'x'.repeat(201) },
      'Ngozi Eze',
    ].map((tap) => verify(tap, 'log'))
    expect(reasons.map((verified) => !verified.ok && verified.reason)).toEqual([
      'The tap’s “wall” is missing or no whole number.',
      'The tap’s “method” is none of search, badge, camera, nfc, walk-in, staff.',
      'The tap’s “seq” is less than 0.',
      'The tap’s “person.name” is empty.',
      'The tap’s “attendee” has more than 200 characters.',
      'This is not a JSON object, as a tap is.',
    ])
    expect(verify({ ...good, badge: 'B' }, 'log')).toEqual({
      ok: false,
      reason: 'The tap names both an attendee and a badge, or neither.',
    })
  })

  it('has a number where one can be read', () => {
    expect([
      readSeq(good),
      readSeq({ seq: 2, raw: 'x' }),
      readSeq({ seq: 1.5 }),
      readSeq([1]),
    ]).toEqual([1, 2, null, null])
  })
})

describe('[I5] gaps less what is closed as lost', () => {
  const range = fc
    .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 8 }))
    .map(([first, length]): Range => [first, first + length])
  const numbers = (ranges: Range[]) =>
    new Set(ranges.flatMap(([a, b]) => Array.from({ length: b - a + 1 }, (_, at) => a + at)))

  it('are exactly the numbers in the one and not in the other', () => {
    fc.assert(
      fc.property(range, fc.array(range, { maxLength: 5 }), (gap, lost) => {
        const taken = lost
          .map(([first, last]) => ({ first, last }))
          .sort((a, b) => a.first - b.first)
        const left = numbers(without([gap], taken))
        expect(left).toEqual(numbers([gap]).difference(numbers(lost)))
      }),
    )
  })
})
