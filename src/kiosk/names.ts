import { clock, timers } from '../platform/clock.ts'
import { createNames } from './search-names.ts'

/** The names on this tablet's roster, searched by the screens and by Enter. */
export const names = createNames({ timers, mono: clock.mono })
