import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Table } from '../parts/table.tsx'
import text from '../parts/text.module.css'
import css from './attendees.module.css'

interface Props {
  differences: readonly { what: string; mine: string; theirs: string }[]
  takeTheirs: () => void
  saveMine: () => void
}

/** Somebody else saved meanwhile: both states side by side, and the choice between them. */
export function BothVersions({ differences, takeTheirs, saveMine }: Props) {
  return (
    <section class={`${text.stack} ${css.stale}`} role="alert">
      <p class={text.at}>
        <b>Somebody else changed this attendee meanwhile.</b> Nothing of yours was saved yet.
      </p>
      <Table
        caption="What differs"
        columns={[{ head: 'Field' }, { head: 'As it is now' }, { head: 'As you typed it' }]}
      >
        {differences.map(({ what, mine, theirs }) => (
          <tr key={what}>
            <td>{what}</td>
            <td>
              <bdi>{theirs || '–'}</bdi>
            </td>
            <td>
              <bdi>{mine || '–'}</bdi>
            </td>
          </tr>
        ))}
      </Table>
      <div class={controls.acts}>
        <Button onClick={takeTheirs}>Take it as it is now</Button>
        <Button onClick={saveMine}>Save as I typed it</Button>
      </div>
    </section>
  )
}
