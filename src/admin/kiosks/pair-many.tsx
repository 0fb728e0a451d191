import { useState } from 'preact/hooks'
import type { KioskRow, RoomRef } from '../../domain/api.ts'
import type { SheetCard, SheetRequest } from '../../domain/api-fleet.ts'
import { sayingOf } from '../api/failure.ts'
import { makeSheet } from '../api/fleet-calls.ts'
import { useFleetAct } from '../fleet-queries.ts'
import { plural } from '../format.ts'
import { Empty } from '../parts/await.tsx'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Refusal } from '../parts/refusal.tsx'
import { useHere } from '../programme.ts'
import css from './kiosks.module.css'

interface Props {
  rooms: readonly RoomRef[]
  kiosks: readonly KioskRow[]
  made: (cards: SheetCard[]) => void
  close: () => void
}

const most = 20

/** How many tablets each room gets; a code for each, on a page to print. */
export function PairMany({ rooms, kiosks, made, close }: Props) {
  const { programme } = useHere()
  const [wanted, setWanted] = useState<ReadonlyMap<string, number>>(new Map())
  const [again, setAgain] = useState(true)
  const make = useFleetAct((call, request: SheetRequest) => makeSheet(call, programme.id, request))
  const saying = make.error && sayingOf(make.error)
  if (rooms.length === 0)
    return <Empty>This programme has no rooms yet. Import sessions first.</Empty>
  const idle = kiosks.filter(({ status }) => status === 'waiting-for-code')
  const asked = cardsFor(rooms, kiosks, wanted, again ? idle : [])
  const set = (room: string, count: number) => setWanted(new Map(wanted).set(room, count))
  return (
    <form
      class={css.many}
      onSubmit={(event) => {
        event.preventDefault()
        if (make.isPending || asked.length === 0) return
        make.mutate({ kiosks: asked }, { onSuccess: ({ items }) => made(items) })
      }}
    >
      <h2>Pair many at once</h2>
      <p>
        How many tablets go to each room? Each gets a card with its own code, good for 24 hours.
      </p>
      <div class={css.rooms}>
        {rooms.map(({ id, name }) => (
          <Count key={id} name={name} value={wanted.get(id) ?? 0} set={(count) => set(id, count)} />
        ))}
      </div>
      {idle.length > 0 && (
        <label class={css.again}>
          <input
            type="checkbox"
            checked={again}
            onChange={(event) => setAgain(event.currentTarget.checked)}
          />
          {plural(idle.length, 'kiosk')} that {idle.length === 1 ? 'waits' : 'wait'} for a tablet:
          new cards too. Older codes end.
        </label>
      )}
      <div class={controls.acts}>
        <Button type="submit" look="go" icon="file" disabled={make.isPending || asked.length === 0}>
          {asked.length === 0 ? 'Choose how many first' : `Make ${plural(asked.length, 'card')}`}
        </Button>
        <Button onClick={close}>Not now</Button>
      </div>
      <Refusal fact="No codes made.">
        {saying ? `${saying.what} ${saying.todo}` : undefined}
      </Refusal>
    </form>
  )
}

function Count({
  name,
  value,
  set,
}: {
  name: string
  value: number
  set: (count: number) => void
}) {
  return (
    <label class={css.count}>
      <bdi>{name}</bdi>
      <input
        class={controls.inp}
        type="number"
        min={0}
        max={most}
        value={value}
        aria-label={`Tablets for ${name}`}
        onInput={(event) => {
          const count = Math.floor(event.currentTarget.valueAsNumber)
          set(Number.isNaN(count) ? 0 : Math.min(most, Math.max(0, count)))
        }}
      />
    </label>
  )
}

/** Named by room and number, on from those that the room has: `Aspen 3`. */
function cardsFor(
  rooms: readonly RoomRef[],
  kiosks: readonly KioskRow[],
  wanted: ReadonlyMap<string, number>,
  idle: readonly KioskRow[],
): SheetRequest['kiosks'] {
  const taken = new Set(kiosks.map(({ name }) => name))
  const fresh = rooms.flatMap(({ id, name }) => {
    const names: string[] = []
    for (let n = 1; names.length < (wanted.get(id) ?? 0); n++) {
      if (!taken.has(`${name} ${n}`)) names.push(`${name} ${n}`)
    }
    return names.map((own) => ({ room: id, name: own }))
  })
  return [...fresh, ...idle.map(({ id }) => ({ kiosk: id }))]
}
