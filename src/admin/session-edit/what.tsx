import { useId } from 'preact/hooks'
import type { RoomRef } from '../../domain/api.ts'
import { Button } from '../parts/button.tsx'
import { Field, SelectField } from '../parts/field.tsx'
import { Part, type PartProps } from './part.tsx'
import css from './session-edit.module.css'
import { deliveries, labels } from './words.ts'

interface Props extends PartProps {
  rooms: readonly RoomRef[]
  /** names to choose from */
  presenters: readonly string[]
}

/** Title, reference, place and presenters. */
export function WhatPart({ draft, change, told, rooms, presenters }: Props) {
  return (
    <Part title="Session">
      <div class={css.wide}>
        <Field
          label={labels.title}
          required
          maxLength={1000}
          value={draft.title}
          problem={told('title')}
          onValue={(title) => change({ title })}
        />
      </div>
      <RoomField {...{ draft, change, told, rooms }} />
      <Field
        label={labels.code}
        maxLength={100}
        hint="Your own number for it, unique in the programme."
        value={draft.code}
        problem={told('code')}
        onValue={(code) => change({ code })}
      />
      <SelectField
        label={labels.delivery}
        value={draft.delivery}
        options={deliveries}
        onValue={(delivery) => change({ delivery })}
      />
      <Field
        label={labels.capacity}
        inputMode="numeric"
        value={draft.capacity}
        problem={told('capacity')}
        onValue={(capacity) => change({ capacity })}
      />
      <Presenters draft={draft} change={change} known={presenters} />
    </Part>
  )
}

// not ids: those of rooms hold no blank
const noRoom = ' none'
const anotherRoom = ' new'

function RoomField({ draft, change, told, rooms }: Omit<Props, 'presenters'>) {
  return (
    <div class={css.stack}>
      <SelectField
        label={labels.room}
        value={draft.newRoom !== null ? anotherRoom : (draft.room?.id ?? noRoom)}
        options={[
          [noRoom, 'No room'],
          ...rooms.map(({ id, name }) => [id, name] as const),
          [anotherRoom, 'New room …'],
        ]}
        onValue={(id) => {
          const room = rooms.find((one) => one.id === id) ?? null
          change({ room, newRoom: id === anotherRoom ? '' : null })
        }}
      />
      {draft.newRoom !== null && (
        <Field
          label="Name of the new room"
          required
          maxLength={200}
          value={draft.newRoom}
          problem={told('newRoom')}
          onValue={(newRoom) => change({ newRoom })}
        />
      )}
    </div>
  )
}

interface PresentersProps {
  draft: PartProps['draft']
  change: PartProps['change']
  known: readonly string[]
}

function Presenters({ draft, change, known }: PresentersProps) {
  const list = useId()
  const { presenters } = draft
  const set = (n: number, name: string) =>
    change({ presenters: presenters.map((one, at) => (at === n ? name : one)) })
  return (
    <fieldset class={`${css.wide} ${css.rows}`}>
      <legend>{labels.presenters}</legend>
      {presenters.map((name, n) => (
        // a presenter is known by the place in the list alone
        <div class={css.row} key={`presenter ${n + 1}`}>
          <Field
            label={`Presenter ${n + 1}`}
            list={list}
            maxLength={300}
            value={name}
            onValue={(typed) => set(n, typed)}
          />
          <Button
            icon="cross"
            onClick={() => change({ presenters: presenters.filter((_, at) => at !== n) })}
          >
            Take off<span class="vh"> presenter {n + 1}</span>
          </Button>
        </div>
      ))}
      <Button icon="plus" onClick={() => change({ presenters: [...presenters, ''] })}>
        Add a presenter
      </Button>
      <datalist id={list}>
        {known.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </fieldset>
  )
}
