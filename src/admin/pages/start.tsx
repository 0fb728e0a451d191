import { useQueryClient } from '@tanstack/preact-query'
import { useEffect, useId, useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import type { Result } from '../../domain/result.ts'
import { Icon } from '../../ui/icon.tsx'
import { createProgramme, loadSample } from '../api/calls.ts'
import { type Failure, saying } from '../api/failure.ts'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { paths } from '../paths.ts'
import { keys } from '../queries.ts'
import { useServices } from '../services.ts'
import { OutsideShell } from '../shell.tsx'
import css from './start.module.css'

/** What are we counting: a programme of one's own, or the sample conference. */
export function StartPage() {
  return (
    <OutsideShell>
      {({ me, programmes }) => <Start name={me.name} first={programmes.length === 0} />}
    </OutsideShell>
  )
}

function Start({ name, first }: { name: string; first: boolean }) {
  useEffect(() => {
    document.title = 'New programme · Roomtap'
  }, [])
  return (
    <div class={css.page}>
      <header>
        <h1>
          {first ? (
            <>
              Welcome, <bdi>{name}</bdi>.{' '}
            </>
          ) : null}
          What are we counting?
        </h1>
        <p class={css.lead}>
          A programme holds your sessions, rooms and attendees. Start with your own, or look around
          in the sample conference first.
        </p>
      </header>
      <div class={css.choices}>
        <OwnProgramme />
        <Sample />
      </div>
      <section class={css.then}>
        <h2>Then, in half an hour</h2>
        <ol>
          {then.map(([title, text], n) => (
            <li key={title}>
              <b>{n + 1}</b>
              <span>
                <b>{title}.</b> <span>{text}.</span>
              </span>
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}

const then = [
  [
    'Bring in sessions and attendees',
    'XLSX, CSV, or a schedule: pretalx, frab, iCalendar; looked over before it counts',
  ],
  ['Pair the tablets', 'One code each, typed or scanned'],
  ['Open the doors', 'Taps work with no network from here on'],
] as const

/** Opens a programme once it is there; keeps why not. */
function useMaking() {
  const client = useQueryClient()
  const [, go] = useLocation()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const make = async (making: () => Promise<Result<string, Failure>>) => {
    if (busy) return
    setBusy(true)
    setRefusal(undefined)
    const made = await making()
    if (made.ok) {
      await client.invalidateQueries({ queryKey: keys.programmes })
      return go(paths.sessions(made.value))
    }
    setBusy(false)
    const { what, todo } = saying(made.error)
    setRefusal(`${what} ${todo}`)
  }
  return { busy, refusal, make }
}

const zones = Intl.supportedValuesOf('timeZone')

function OwnProgramme() {
  const { call } = useServices()
  const { busy, refusal, make } = useMaking()
  const [name, setName] = useState('')
  const [timeZone, setTimeZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone)
  const [startsOn, setStartsOn] = useState('')
  const [endsOn, setEndsOn] = useState('')
  const list = useId()
  const send = () =>
    make(async () => {
      const made = await createProgramme(call, {
        name: name.trim(),
        timeZone: timeZone.trim(),
        startsOn: startsOn || null,
        endsOn: endsOn || null,
      })
      return made.ok ? { ok: true, value: made.value.id } : made
    })
  return (
    <form
      class={css.choice}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Icon name="calendar" />
      <h2>Your programme</h2>
      <Field label="Name" required maxLength={200} value={name} onValue={setName} />
      <Field
        label="Time zone"
        hint="Times are shown, and read from sheets, in this zone."
        required
        list={list}
        spellcheck={false}
        value={timeZone}
        onValue={setTimeZone}
      />
      <datalist id={list}>
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <div class={css.days}>
        <Field type="date" label="First day" value={startsOn} onValue={setStartsOn} />
        <Field type="date" label="Last day" value={endsOn} onValue={setEndsOn} />
      </div>
      <Refusal fact="Not started.">{refusal}</Refusal>
      <Button type="submit" look="go" icon="plus" disabled={busy}>
        Start a programme
      </Button>
    </form>
  )
}

function Sample() {
  const { call } = useServices()
  const { busy, refusal, make } = useMaking()
  const load = () =>
    make(async () => {
      const made = await loadSample(call)
      return made.ok ? { ok: true, value: made.value.programme } : made
    })
  return (
    <section class={css.choice}>
      <Icon name="door" />
      <h2>Sample conference</h2>
      <p>
        Two days, 3 rooms, 24 sessions and 200 attendees, all made up, with names from many scripts.
        Pair a tablet with it and tap.
      </p>
      <Refusal fact="Not loaded.">{refusal}</Refusal>
      <Button onClick={load} disabled={busy}>
        {busy ? 'Loading the sample …' : 'Load the sample'}
      </Button>
    </section>
  )
}
