/** Orders texts by code point, as the rules compare log ids (rule P1); `<` would go by UTF-16 unit. */
export function byCodePoint(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at++) {
    if (a.charCodeAt(at) !== b.charCodeAt(at)) {
      // the first differing unit may be the second half of a pair: both then share the first half
      return (a.codePointAt(at) ?? 0) - (b.codePointAt(at) ?? 0)
    }
  }
  return a.length - b.length
}

/** Orders taps by log, then number. */
export function byRef(a: { log: string; seq: number }, b: { log: string; seq: number }): number {
  return byCodePoint(a.log, b.log) || a.seq - b.seq
}
