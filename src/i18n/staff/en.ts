/** English: what staff read, loaded with their panel. */
export const en = {
  staff: 'Staff',
}
