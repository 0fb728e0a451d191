/** Deletes a database of this origin; where another page has it open it goes when that one lets go. */
export function dropDatabase(name: string): void {
  indexedDB.deleteDatabase(name)
}
