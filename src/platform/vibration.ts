import type { Sound } from './sound.ts'

/** ms on, off, on …: one for what counts, two for what was known already, long for what failed. */
const patterns: Record<Sound, number[]> = {
  in: [60],
  out: [60],
  already: [40, 80, 40],
  'unknown-badge': [40, 80, 40],
  failed: [300, 100, 300],
}

/** Felt where the tablet can shake; before the first touch browsers ignore it. */
export const vibrate = (sound: Sound): void => {
  if ('vibrate' in navigator) navigator.vibrate(patterns[sound])
}
