/** Whether any text in it, keys too, holds a NUL character. Walks without recursion, however deep. */
export function holdsNul(value: unknown): boolean {
  const stack = [value]
  while (stack.length > 0) {
    const next = stack.pop()
    if (typeof next === 'string' && next.includes('\u0000')) return true
    if (typeof next !== 'object' || next === null) continue
    if (!Array.isArray(next)) for (const key of Object.keys(next)) stack.push(key)
    for (const inside of Object.values(next)) stack.push(inside)
  }
  return false
}
