import type { StaffWords } from './words.ts'

/** Arabic: what staff read, loaded with their panel. */
export const ar: StaffWords = {
  staff: 'الفريق',
}
