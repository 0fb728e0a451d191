/**
 * A text as searching compares it: without case, marks and width, so that "dvorak" finds "Dvořák".
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
}

/** Whether every word of the query stands somewhere in the name or the e-mail. */
export function found(query: string, name: string, email: string | null): boolean {
  const text = fold(`${name} ${email ?? ''}`)
  return fold(query)
    .split(/\s+/)
    .every((word) => text.includes(word))
}
