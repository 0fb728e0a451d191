import { useState } from 'preact/hooks'
import type { KioskRow } from '../../domain/api.ts'
import type { CorrectionsRequest } from '../../domain/api-truth.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Field, SelectField, TimeField } from '../parts/field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { useHere } from '../programme.ts'
import type { Asking } from '../repair/proposing.tsx'
import { SessionSelect } from '../timeline/tap-form.tsx'
import { fromField, toField } from '../zoned.ts'
import type { Start } from './start.ts'

interface Props extends Asking {
  kiosks: readonly KioskRow[]
  start: Start
}

/** Which kiosk's taps, from when to when, count for which session, and why. */
export function ReassignForm({ kiosks, start, busy, change, look }: Props) {
  const { programme } = useHere()
  const zone = programme.timeZone
  const [kiosk, setKiosk] = useState(start.kiosk)
  const [from, setFrom] = useState(toField(start.from, zone))
  const [to, setTo] = useState(toField(start.to, zone))
  const [session, setSession] = useState('')
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string>()
  const submit = () => {
    const asked = requestOf({ kiosk, from, to, session, reason, zone })
    setProblem(asked.ok ? undefined : asked.error)
    if (asked.ok) look(asked.value)
  }
  return (
    <form
      class={controls.form}
      onInput={change}
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) submit()
      }}
    >
      <SelectField
        label="Taps of this kiosk"
        value={kiosk}
        options={kiosks.map(({ id, name, room }) => [id, `${name}, ${room.name}`] as const)}
        onValue={setKiosk}
      />
      <div class={controls.pair}>
        <TimeField label="From, time" zone={zone} required value={from} onValue={setFrom} />
        <TimeField label="Until, time" zone={zone} required value={to} onValue={setTo} />
      </div>
      <SessionSelect
        label="Count for this session"
        none="Choose a session"
        without={start.not}
        value={session}
        onValue={setSession}
      />
      <Field
        label="Reason"
        required
        maxLength={1000}
        value={reason}
        onValue={setReason}
        hint="Like: the tablet of Birch stood at the door of Aspen until noon."
      />
      <Button type="submit" icon="search" disabled={busy}>
        {busy ? 'Computing …' : 'Show what would change'}
      </Button>
      <Refusal fact="Not yet.">{problem}</Refusal>
    </form>
  )
}

interface Entered {
  kiosk: string
  /** as the fields hold them */
  from: string
  to: string
  session: string
  reason: string
  zone: string
}

/** The correction that was entered, or why it is none, in words. */
export function requestOf(entered: Entered): Result<CorrectionsRequest['corrections'], string> {
  const { kiosk, session, reason, zone } = entered
  if (kiosk === '') return err('Choose a kiosk.')
  const from = fromField(entered.from, zone)
  if (!from.ok) return from
  const to = fromField(entered.to, zone)
  if (!to.ok) return to
  if (to.value <= from.value) return err('“Until” does not lie after “From”.')
  if (session === '') return err('Choose the session for which the taps count.')
  const body = { kind: 'reassign' as const, kiosk, from: from.value, to: to.value, session }
  return ok([{ body, reason: reason.trim() }])
}
