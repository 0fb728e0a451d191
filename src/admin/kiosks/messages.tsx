import type { MessageRow } from '../../domain/api-fleet.ts'
import { Icon } from '../../ui/icon.tsx'
import { sayingOf } from '../api/failure.ts'
import { endMessage } from '../api/fleet-calls.ts'
import { useFleetAct, useMessages } from '../fleet-queries.ts'
import { clock, dayShort, plural } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { Refusal } from '../parts/refusal.tsx'
import text from '../parts/text.module.css'
import todo from '../parts/todo.module.css'
import { useHere } from '../programme.ts'

/** The messages that stand on kiosks now. */
export function Messages({ now }: { now: number }) {
  const { programme } = useHere()
  const { data } = useMessages(programme.id)
  const standing = data?.filter(({ until }) => until > now) ?? []
  if (standing.length === 0) return null
  const together = Map.groupBy(standing, ({ text, until, at }) => `${at} ${until} ${text}`)
  return (
    <section aria-label="Messages on kiosks">
      <h2 class={text.h2}>On the kiosks now</h2>
      <ul class={todo.list}>
        {[...together].map(([key, rows]) => (
          <Standing key={key} rows={rows} />
        ))}
      </ul>
    </section>
  )
}

/** One message, to however many kiosks. */
function Standing({ rows }: { rows: readonly MessageRow[] }) {
  const { programme, mayAct } = useHere()
  const zone = programme.timeZone
  const end = useFleetAct(async (call, ids: string[]) => {
    let last = await endMessage(call, ids[0] ?? '')
    for (const id of ids.slice(1)) if (last.ok) last = await endMessage(call, id)
    return last
  })
  const saying = end.error && sayingOf(end.error)
  const [first] = rows
  if (!first) return null
  return (
    <li>
      <Icon name="mail" />
      <span>
        <b>
          <bdi>{first.text}</bdi>
        </b>
        <span class={todo.sub}>
          {first.kiosk === null
            ? 'All kiosks'
            : rows.length === 1
              ? first.kiosk.name
              : plural(rows.length, 'kiosk')}
          , until {dayShort(first.until, zone)}, {clock(first.until, zone)}. Each shows it after its
          next contact, and then without one.
        </span>
        <Refusal fact="It still stands.">
          {saying ? `${saying.what} ${saying.todo}` : undefined}
        </Refusal>
      </span>
      {mayAct && (
        <Button
          look="text"
          disabled={end.isPending}
          onClick={() => end.mutate(rows.map(({ id }) => id))}
        >
          Take it back<span class="vh">: {first.text}</span>
        </Button>
      )}
    </li>
  )
}
