import { useState } from 'preact/hooks'
import { Icon } from '../../ui/icon.tsx'
import { plural } from '../format.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import table from '../parts/table.module.css'
import { Table } from '../parts/table.tsx'
import { useHere } from '../programme.ts'
import { type Difference, differences, merged, type Side } from './merge.ts'
import css from './session-edit.module.css'
import type { FieldName, Values } from './values.ts'
import { fieldWords, labels } from './words.ts'

interface Props {
  base: Values
  mine: Values
  theirs: Values
  busy: boolean
  take: (values: Values) => void
  back: () => void
}

const columns = [
  { head: 'Field' },
  { head: 'Before', class: table.opt },
  { head: 'Saved by somebody else' },
  { head: 'Yours' },
]

/** Two changes of one session side by side; a person says, field by field, which one stays. */
export function Compare({ base, mine, theirs, busy, take, back }: Props) {
  const found = differences(base, mine, theirs)
  const [said, setSaid] = useState<Partial<Record<FieldName, Side>>>({})
  const sideOf = ({ name, proposed }: Difference) => said[name] ?? proposed
  const open = found.filter((one) => sideOf(one) === null).length
  const chosen = Object.fromEntries(
    found.flatMap((one) => {
      const side = sideOf(one)
      return side ? [[one.name, side]] : []
    }),
  )
  return (
    <>
      <Banner kind="waiting" fact="Somebody else saved this session while you edited it.">
        Nothing of theirs or yours is lost: say for each field which one stays, then save.
      </Banner>
      <Table caption="Both versions, field by field" columns={columns}>
        {found.map((one) => (
          <Row
            key={one.name}
            {...{ base, mine, theirs }}
            name={one.name}
            side={sideOf(one)}
            choose={(side) => setSaid((before) => ({ ...before, [one.name]: side }))}
          />
        ))}
      </Table>
      {found.length === 0 && <p>Both versions are the same now.</p>}
      <div class={css.save}>
        <Button
          look={open > 0 ? 'plain' : 'go'}
          icon="tick"
          disabled={open > 0 || busy}
          onClick={() => take(merged(mine, theirs, chosen))}
        >
          {labelFor(open, busy)}
        </Button>
        <Button onClick={back}>Back to your version</Button>
      </div>
    </>
  )
}

function labelFor(open: number, busy: boolean): string {
  if (busy) return 'Saving …'
  return open > 0 ? `Choose for ${plural(open, 'field')} first` : 'Save these'
}

interface RowProps {
  base: Values
  mine: Values
  theirs: Values
  name: FieldName
  side: Side | null
  choose: (side: Side) => void
}

function Row({ base, mine, theirs, name, side, choose }: RowProps) {
  const { programme } = useHere()
  const words = (values: Values) => fieldWords(name, values, programme.timeZone)
  const option = (which: Side, values: Values) => (
    <label class={css.choice}>
      <input
        type="radio"
        name={name}
        checked={side === which}
        aria-label={`${labels[name]}: ${which === 'mine' ? 'yours' : 'theirs'}, ${words(values)}`}
        onChange={() => choose(which)}
      />
      {side === which ? <b>{words(values)}</b> : <span>{words(values)}</span>}
    </label>
  )
  return (
    <tr>
      <td>
        <b>{labels[name]}</b>{' '}
        {side === null && (
          <span class={css.bad}>
            <Icon name="flag" /> both changed it
          </span>
        )}
      </td>
      <td class={`${table.opt} ${table.dim}`}>{words(base)}</td>
      <td>{option('theirs', theirs)}</td>
      <td>{option('mine', mine)}</td>
    </tr>
  )
}
