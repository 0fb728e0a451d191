import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base32 } from '../../src/domain/base32.ts'
import {
  certificateNumber,
  codeBytes,
  shownCode,
  typedCode,
  verificationCode,
} from '../../src/domain/verification-code.ts'

const random = fc.uint8Array({ minLength: codeBytes, maxLength: codeBytes })

describe('verification codes', () => {
  it('[row C3] hold 128 random bits: different bytes are different codes', () => {
    expect(codeBytes * 8).toBeGreaterThanOrEqual(128)
    fc.assert(
      fc.property(random, random, (a, b) => {
        expect(verificationCode(a) === verificationCode(b)).toBe(String(a) === String(b))
      }),
    )
    expect(base32(new Uint8Array([255, 0, 15]))).toBe('ZW00Y')
  })

  it('[row C3] are read however they are typed: groups, case, and letters that look like figures', () => {
    fc.assert(
      fc.property(random, (bytes) => {
        const code = verificationCode(bytes)
        const asRead = shownCode(code).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')
        expect(typedCode(` ${asRead} `)).toBe(code)
      }),
    )
  })

  it('[row C3] are not numbers, nor anything else', () => {
    expect(typedCode(certificateNumber(2026, 12))).toBeNull()
    expect(certificateNumber(2026, 12)).toBe('2026-00012')
    expect(typedCode('')).toBeNull()
    expect(typedCode('U'.repeat(26))).toBeNull()
  })
})
