import type { StaffWords } from './words.ts'

/** Spanish: what staff read, loaded with their panel. */
export const es: StaffWords = {
  staff: 'Equipo',
}
