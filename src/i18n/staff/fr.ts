import type { StaffWords } from './words.ts'

/** French: what staff read, loaded with their panel. */
export const fr: StaffWords = {
  staff: 'Équipe',
}
