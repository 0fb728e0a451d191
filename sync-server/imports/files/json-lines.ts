/**
 * The line on which each object of a JSON text begins, by its path, like `a.list.0`. The text must be
 * JSON that JSON.parse takes.
 */
export function linesOfObjects(text: string): Map<string, number> {
  const lines = new Map<string, number>()
  const open: { list: boolean; name: string; at: number }[] = []
  const path = () => open.map(({ list, name, at }) => (list ? String(at) : name)).join('.')
  let line = 1
  let last = ''
  for (let index = 0; index < text.length; index++) {
    const inner = open.at(-1)
    switch (text[index]) {
      case '\n':
        line++
        break
      case '"': {
        const end = endOfString(text, index)
        last = text.slice(index, end + 1)
        index = end
        break
      }
      case ':':
        if (inner) inner.name = String(JSON.parse(last))
        break
      case ',':
        if (inner) inner.at++
        break
      case '{':
        lines.set(path(), line)
        open.push({ list: false, name: '', at: 0 })
        break
      case '[':
        open.push({ list: true, name: '', at: 0 })
        break
      case '}':
      case ']':
        open.pop()
        break
    }
  }
  return lines
}

function endOfString(text: string, start: number): number {
  let index = start + 1
  while (index < text.length && text[index] !== '"') index += text[index] === '\\' ? 2 : 1
  return index
}
