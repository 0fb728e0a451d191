import { WARN_MS } from '../machine.ts'
import { useView } from '../view.ts'
import { Button } from './button.tsx'
import css from './return-bar.module.css'

/** The time left, in its last part as a bar and a sentence; it can be extended. Keeps its place before. */
export function ReturnBar({ until }: { until: number | null }) {
  const { words, mono, send } = useView()
  const left = until === null ? Number.POSITIVE_INFINITY : Math.max(0, until - mono)
  const isNear = left <= WARN_MS
  return (
    <div class={isNear ? css.ret : `${css.ret} ${css.later}`} inert={!isNear}>
      <span>
        {words.returning} <b>{words.seconds(Math.ceil(Math.min(left, WARN_MS) / 1_000))}</b>
      </span>
      <i class={css.bar}>
        <i style={{ inlineSize: `${(Math.min(left, WARN_MS) / WARN_MS) * 100}%` }} />
      </i>
      <Button look="quiet" onPress={() => send({ is: 'more-time' })}>
        {words.moreTime}
      </Button>
    </div>
  )
}
