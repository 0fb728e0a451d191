import type { en } from './en.ts'

/** Turns the English words' types into those that any language can fill. */
type Filled<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { [K in keyof T]: Filled<T[K]> }

/** All that the screens say, in one language. */
export type Words = Filled<typeof en>
