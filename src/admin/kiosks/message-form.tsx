import { useState } from 'preact/hooks'
import type { KioskRow } from '../../domain/api.ts'
import type { MessageRequest } from '../../domain/api-fleet.ts'
import { sayingOf } from '../api/failure.ts'
import { sendMessage } from '../api/fleet-calls.ts'
import { useFleetAct } from '../fleet-queries.ts'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Field, SelectField, TimeField } from '../parts/field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { useHere } from '../programme.ts'
import { fromField, toField } from '../zoned.ts'
import css from './kiosks.module.css'

interface Props {
  kiosks: readonly KioskRow[]
  /** the one that it is for, unless another choice is made */
  kiosk: KioskRow | null
  now: number
  close: () => void
}

const hour = 3_600_000
const all = 'all'

/** Writes something on the kiosks: on all, on those of a room, on one. */
export function MessageForm({ kiosks, kiosk, now, close }: Props) {
  const { programme } = useHere()
  const zone = programme.timeZone
  const [to, setTo] = useState(kiosk ? `k ${kiosk.id}` : all)
  const [words, setWords] = useState('')
  const [until, setUntil] = useState(() => toField(Math.ceil((now + hour) / 60_000) * 60_000, zone))
  const [problem, setProblem] = useState<string>()
  const send = useFleetAct((call, request: MessageRequest) =>
    sendMessage(call, programme.id, request),
  )
  const saying = send.error && sayingOf(send.error)
  const submit = () => {
    const ends = fromField(until, zone)
    if (!ends.ok) return setProblem(ends.error)
    if (ends.value <= now) return setProblem('That time is past. Choose one to come.')
    setProblem(undefined)
    const named = chosen(kiosks, to)
    const request = { text: words.trim(), until: ends.value, ...(named && { kiosks: named }) }
    send.mutate(request, { onSuccess: close })
  }
  return (
    <form
      class={css.message}
      onSubmit={(event) => {
        event.preventDefault()
        if (!send.isPending) submit()
      }}
    >
      <h2>Message to kiosks</h2>
      <SelectField label="For" value={to} options={choices(kiosks)} onValue={setTo} />
      <Field
        label="What it says"
        required
        maxLength={160}
        value={words}
        onValue={setWords}
        hint={`${160 - words.length} letters left. Everybody who comes to the kiosk reads it.`}
      />
      <TimeField label="Shown until" zone={zone} required value={until} onValue={setUntil} />
      <div class={controls.acts}>
        <Button type="submit" look="go" icon="mail" disabled={send.isPending}>
          {send.isPending ? 'Sending …' : 'Send'}
        </Button>
        <Button onClick={close}>Not now</Button>
      </div>
      <Refusal fact="Not sent.">
        {problem ?? (saying ? `${saying.what} ${saying.todo}` : undefined)}
      </Refusal>
    </form>
  )
}

const reachable = (kiosks: readonly KioskRow[]) =>
  kiosks.filter(({ status }) => status !== 'revoked')

/** All, then rooms, then kiosks. */
function choices(kiosks: readonly KioskRow[]): [string, string][] {
  const rooms = new Map(reachable(kiosks).map(({ room }) => [room.id, room.name]))
  const ofRooms = [...rooms].sort(([, a], [, b]) => a.localeCompare(b))
  return [
    [all, 'All kiosks'],
    ...ofRooms.map(([id, name]): [string, string] => [`r ${id}`, `Kiosks of ${name}`]),
    ...reachable(kiosks).map((one): [string, string] => [
      `k ${one.id}`,
      `${one.room.name}: ${one.name}`,
    ]),
  ]
}

/** The ids that a choice means; undefined: all. */
function chosen(kiosks: readonly KioskRow[], to: string): string[] | undefined {
  if (to === all) return undefined
  const id = to.slice(2)
  if (to.startsWith('k ')) return [id]
  return reachable(kiosks).flatMap((one) => (one.room.id === id ? [one.id] : []))
}
