interface Stay {
  in: number
  out: number
  /** it has ended: its end is drawn as a ring */
  shut: boolean
}
interface Props {
  from: number
  to: number
  now?: number | undefined
  stays?: readonly Stay[]
}

/** The line: a session's window as a rail, stays drawn on it. All times in ms; what lies outside is cut. */
export function Line({ from, to, now, stays = [] }: Props) {
  const percent = (time: number) =>
    to > from ? Math.max(0, Math.min(100, ((time - from) / (to - from)) * 100)) : 0
  const at = (time: number) => `${percent(time).toFixed(2)}%`
  const beforeEnd = (time: number) => `${(100 - percent(time)).toFixed(2)}%`
  return (
    <span class="line" aria-hidden="true">
      <i class="rail" />
      {now !== undefined && stays.length === 0 && (
        <i class="past" style={{ inlineSize: at(now) }} />
      )}
      {stays.map((stay) => (
        <i
          key={stay.in}
          class={stay.shut ? 'stay shut' : 'stay'}
          style={{ insetInlineStart: at(stay.in), insetInlineEnd: beforeEnd(stay.out) }}
        />
      ))}
      {now !== undefined && now > from && now < to && (
        <i class="now" style={{ insetInlineStart: at(now) }} />
      )}
    </span>
  )
}
