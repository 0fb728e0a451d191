import type { en } from './en.ts'

/** Turns the English words' types into those that any language can fill. */
export type Filled<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { [K in keyof T]: Filled<T[K]> }

/** All that attendees read, in one language. Staff have catalogues of their own, loaded when needed. */
export type Words = Filled<typeof en>
