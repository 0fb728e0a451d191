/** Whether a typed code is the session's: without case and surrounding blanks (rule S5). An empty one never is. */
export function isSameCode(typed: string, code: string | null): boolean {
  if (code === null) return false
  const plain = plainCode(typed)
  return plain !== '' && plain === plainCode(code)
}

/** Upper first, so that what two cases write differently (ß, SS) is one. */
const plainCode = (text: string) => text.normalize('NFC').trim().toUpperCase().toLowerCase()
