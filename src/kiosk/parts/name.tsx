/** Names of more letters take the smaller size and wrap; no name is ever cut. */
const LONG = 28

export const isLong = (name: string): boolean => [...name].length > LONG

/** A name with the typed parts of it marked. `ranges`: sorted [start, end) in UTF-16 units. */
export function MarkedName({ name, ranges }: { name: string; ranges: [number, number][] }) {
  let at = 0
  const parts = ranges.flatMap(([from, to]) => {
    const part = [name.slice(at, from), <mark key={from}>{name.slice(from, to)}</mark>]
    at = to
    return part
  })
  return (
    <bdi>
      {parts}
      {name.slice(at)}
    </bdi>
  )
}
