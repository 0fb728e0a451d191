import type { StaffWords } from './words.ts'

/** German: what staff read, loaded with their panel. */
export const de: StaffWords = {
  staff: 'Team',
}
