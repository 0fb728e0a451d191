import fc from 'fast-check'
import { encode } from 'uqr'
import { describe, expect, it } from 'vitest'
import { fromBase45, toBase45 } from '../../src/domain/base45.ts'
import { crc32 } from '../../src/domain/crc32.ts'
import {
  type Collected,
  collect,
  FRAME_BYTES,
  readFrame,
  toFrames,
  whole,
} from '../../src/domain/qr-frames.ts'

const bytes = (least = 0) => fc.uint8Array({ minLength: least, maxLength: 4_000 })
const take = (texts: readonly string[], start: Collected | null = null) =>
  texts.reduce<Collected | null>((before, text) => {
    const frame = readFrame(text)
    return frame ? collect(before, frame) : before
  }, start)
const isWhole = (collected: Collected | null) => (collected ? whole(collected) : null)

describe('[row K13] a file as a series of QR codes', () => {
  it('comes whole whatever the order, however often each code is read', () => {
    fc.assert(
      fc.property(
        bytes(),
        fc.integer({ min: 1, max: 300 }),
        fc.infiniteStream(fc.nat()),
        (file, size, picks) => {
          const frames = toFrames(file, 'A1', size)
          const order = frames.map((text, n) => ({ text, by: picks.next().value * 7 + n }))
          const shuffled = order.sort((a, b) => (a.by % 97) - (b.by % 97)).map(({ text }) => text)
          const again = shuffled.filter((_, n) => n % 3 === 0)
          expect(isWhole(take([...again, ...shuffled, ...again]))).toEqual(file)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('is not whole while one code is missing', () => {
    fc.assert(
      fc.property(bytes(600), fc.nat(), (file, left) => {
        const frames = toFrames(file, 'A1', 200)
        const missing = left % frames.length
        const collected = take(frames.filter((_, n) => n !== missing))
        expect(collected?.parts.size).toBe(frames.length - 1)
        expect(isWhole(collected)).toBeNull()
        expect(isWhole(take([frames[missing] ?? ''], collected))).toEqual(file)
      }),
      { numRuns: 40 },
    )
  })

  it('a code that was misread in any one sign is not taken', () => {
    const [text = ''] = toFrames(
      Uint8Array.from({ length: 90 }, (_, n) => n),
      'B7',
    )
    const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'
    for (let at = 0; at < text.length; at++) {
      const other = signs[(signs.indexOf(text[at] ?? '') + 1) % signs.length]
      expect(readFrame(text.slice(0, at) + other + text.slice(at + 1)), `sign ${at}`).toBeNull()
    }
    expect(readFrame('https://roomtap.example/kiosk')).toBeNull()
    expect(readFrame('')).toBeNull()
  })

  it('codes of another series begin anew, and are never mixed', () => {
    const [one, two] = [new Uint8Array(500).fill(1), new Uint8Array(500).fill(2)]
    const old = take(toFrames(one, 'A', 100).slice(0, 4))
    expect(isWhole(take(toFrames(two, 'B', 100), old))).toEqual(two)
  })

  it('an empty file is one code', () => {
    expect(isWhole(take(toFrames(new Uint8Array(), 'A')))).toEqual(new Uint8Array())
  })

  it('a full code is small enough for a phone: 81 modules', () => {
    const file = Uint8Array.from({ length: FRAME_BYTES * 20 }, (_, n) => (n * 37) % 256)
    for (const text of toFrames(file, '0123ABCD'))
      expect(encode(text, { ecc: 'L', border: 0 }).size).toBeLessThanOrEqual(81)
  })

  it('a file that would take hours to show is refused', () => {
    expect(() => toFrames(new Uint8Array(20_001), 'A', 2)).toThrow(RangeError)
  })
})

describe('the signs and sums of a code', () => {
  it('Base45 of the standard’s examples (RFC 9285)', () => {
    const text = (of: string) => new TextEncoder().encode(of)
    expect(toBase45(text('AB'))).toBe('BB8')
    expect(toBase45(text('Hello!!'))).toBe('%69 VD92EX0')
    expect(toBase45(text('base-45'))).toBe('UJCLQE7W581')
    expect(fromBase45('QED8WEX0')).toEqual(text('ietf!'))
  })

  it('what is no Base45 is told: other signs, a number too large, one sign left over', () => {
    for (const wrong of ['ab8', 'GGW', ':::', 'BB8B', '::']) expect(fromBase45(wrong)).toBeNull()
  })

  it('any bytes come back from Base45', () => {
    fc.assert(
      fc.property(bytes(), (file) => {
        expect(fromBase45(toBase45(file))).toEqual(file)
      }),
    )
  })

  it('CRC-32 of the usual check value', () => {
    expect(crc32(new TextEncoder().encode('123456789')).toString(16)).toBe('cbf43926')
  })
})
