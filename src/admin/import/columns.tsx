import type { ReadColumn, ReadColumns } from '../../domain/api-imports.ts'
import { plural } from '../format.ts'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Select } from '../parts/field.tsx'
import { Scroll } from '../parts/scroll.tsx'
import text from '../parts/text.module.css'
import css from './import.module.css'
import { isNew, isToChoose, knownAlone, optionsFor, type Pick } from './picks.ts'

interface Props {
  columns: ReadColumns
  /** the programme's */
  ownFields: readonly string[]
  picks: readonly Pick[]
  setPicks: (picks: Pick[]) => void
  /** the picks are not those that the sheet was checked with */
  changed: boolean
  busy: boolean
  /** checks the sheet with these picks */
  check: () => void
  /** checks it as it is known by itself; undefined: it was */
  reset: (() => void) | undefined
  /** the choice is the one of last time */
  remembered: boolean
}

/** The columns of a sheet, a few values of each, and what each is taken as: a person can choose otherwise. */
export function Columns(props: Props) {
  const { columns, ownFields, picks, setPicks, changed, busy, check, reset, remembered } = props
  const open = columns.read.filter((_, at) => picks[at] && isToChoose(picks[at])).length
  const nameless = picks.some((pick) => isNew(pick) && pick.newName.trim() === '')
  const known = columns.read.every(({ as }) => typeof as === 'string')
  return (
    <details class={css.columns} open={!known}>
      <summary>
        <h2 class={text.h2}>Columns</h2>
        <span class={text.dim}>{tally(columns.read)}</span>
      </summary>
      {remembered && <p>Taken as they were chosen in this browser the last time.</p>}
      <Scroll class={css.wide} label="Columns of the sheet">
        <table class={css.sheet}>
          <caption class="vh">Columns of the sheet</caption>
          <thead>
            <tr>
              <th scope="col">Column, some values</th>
              <th scope="col">Taken as</th>
            </tr>
          </thead>
          <tbody>
            {columns.read.map((column, at) => {
              const pick = picks[at]
              return (
                pick && (
                  <Row
                    key={column.name}
                    column={column}
                    pick={pick}
                    options={optionsFor(columns, ownFields, pick)}
                    setPick={(next) => setPicks(picks.with(at, next))}
                  />
                )
              )
            })}
          </tbody>
        </table>
      </Scroll>
      <div class={controls.tools}>
        <Button
          icon="tick"
          look={changed && open === 0 && !nameless && !busy ? 'go' : 'plain'}
          disabled={!changed || open > 0 || nameless || busy}
          onClick={check}
        >
          {checkLabel(changed, open, nameless)}
        </Button>
        {columns.own > 0 || open > 0 ? (
          <Button look="text" disabled={busy} onClick={() => setPicks(knownAlone(picks))}>
            Leave out all but known fields
          </Button>
        ) : null}
        {reset && (
          <Button look="text" disabled={busy} onClick={reset}>
            As known by their headings
          </Button>
        )}
      </div>
    </details>
  )
}

function checkLabel(changed: boolean, open: number, nameless: boolean): string {
  if (open > 0) return `Check again: choose for ${plural(open, 'column')} first`
  if (nameless) return 'Check again: name the new field first'
  return changed ? 'Check again with these columns' : 'Checked with these columns'
}

function tally(read: readonly ReadColumn[]): string {
  const out = read.filter(({ as }) => as === null).length
  const open = read.filter(({ as }) => as === undefined).length
  return [
    `${read.length - out - open} taken`,
    ...(out > 0 ? [`${out} left out`] : []),
    ...(open > 0 ? [`${open} not known`] : []),
  ].join(', ')
}

interface RowProps {
  column: ReadColumn
  pick: Pick
  options: readonly (readonly [string, string])[]
  setPick: (pick: Pick) => void
}

function Row({ column: { name, samples }, pick, options, setPick }: RowProps) {
  return (
    <tr>
      <td>
        <b>
          <bdi>{name}</bdi>
        </b>
        <div>{samples.length === 0 ? 'empty' : <bdi>{samples.join(' · ')}</bdi>}</div>
      </td>
      <td class={isToChoose(pick) ? css.er : undefined}>
        <div class={controls.tools}>
          <Select
            label={`“${name}” is taken as`}
            value={pick.key}
            options={options}
            onValue={(key) => setPick({ ...pick, key })}
          />
          {isNew(pick) && (
            <input
              class={controls.inp}
              aria-label={`Name of the new field for “${name}”`}
              maxLength={60}
              value={pick.newName}
              onInput={(event) => setPick({ ...pick, newName: event.currentTarget.value })}
            />
          )}
        </div>
      </td>
    </tr>
  )
}
