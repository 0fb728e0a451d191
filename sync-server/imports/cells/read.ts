import type * as z from 'zod/mini'
import { ForgottenCheckOut } from '../../../src/domain/policy.ts'
import { err, ok, type Result } from '../../../src/domain/result.ts'
import { Delivery } from '../../../src/domain/session.ts'
import type { CellError } from './corrected.ts'

/** A cell read, or why it can't be: a stable code and a sentence. */
export type Read<T> = Result<T, CellError>

export const unreadable = (code: string, message: string, example?: string): Read<never> =>
  err({ code, message, ...(example === undefined ? {} : { example }) })

/** Text of at most `most` characters. */
export const readText =
  (most: number) =>
  (text: string): Read<string> =>
    text.length <= most
      ? ok(text)
      : unreadable('too-long', `This holds ${text.length} characters; at most ${most} are taken.`)

/** A whole number from `least` to `most`. */
export const readWhole =
  (least: number, most: number) =>
  (text: string): Read<number> => {
    const value = Number(text)
    return /^\d+$/.test(text) && value >= least && value <= most
      ? ok(value)
      : unreadable('bad-number', `"${text}" is not a whole number from ${least} to ${most}.`)
  }

/** Credits: at most two decimals, with a point or, as some spreadsheets write it, a comma. */
export function readCredits(text: string): Read<number> {
  const value = Number(text.replace(',', '.'))
  return /^\d{1,4}([.,]\d{1,2})?$/.test(text)
    ? ok(value)
    : unreadable('bad-number', `"${text}" is not a number of credits like 1 or 1.5.`)
}

const words: Record<string, boolean> = {
  true: true,
  '1': true,
  yes: true,
  false: false,
  '0': false,
  no: false,
}

export function readYesNo(text: string): Read<boolean> {
  const value = Object.hasOwn(words, text.toLowerCase()) ? words[text.toLowerCase()] : undefined
  return value === undefined
    ? unreadable('bad-yes-no', `"${text}" is neither true nor false (1 or 0, yes or no).`)
    : ok(value)
}

const oneOf =
  <S extends z.ZodMiniType>(schema: S, code: string, choices: string) =>
  (text: string): Read<z.infer<S>> => {
    const parsed = schema.safeParse(text.toLowerCase())
    return parsed.success
      ? ok(parsed.data)
      : unreadable(code, `"${text}" is not one of ${choices}.`)
  }

export const readDelivery = oneOf(Delivery, 'bad-delivery', 'in-person, virtual, hybrid')

export const readForgottenCheckOut = oneOf(
  ForgottenCheckOut,
  'bad-policy',
  'none, session-end, last-evidence, review, or cap: and minutes, like cap:90',
)

export function readEmail(text: string): Read<string> {
  return /^[^\s@,;<>"]+@[^\s@,;<>"]+$/.test(text) && text.length <= 254
    ? ok(text.toLowerCase())
    : unreadable('bad-email', `"${text}" is not an e-mail address.`)
}

export function readLanguage(text: string): Read<string> {
  return /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text)
    ? ok(text)
    : unreadable('bad-language', `"${text}" is not a language code like en or pt-BR.`)
}

/** Several values in one cell, separated by semicolons; blanks around them don't count. */
export function splitList(text: string): string[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
