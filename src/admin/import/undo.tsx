import type { ImportUndo } from '../../domain/api-imports.ts'
import { sayingOf } from '../api/failure.ts'
import { count, plural } from '../format.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import text from '../parts/text.module.css'
import css from './import.module.css'
import { staysIn, type useUndoImport } from './past.ts'

type Undoing = ReturnType<typeof useUndoImport>

/** How the undoing of an import went: done, refused with what would stay, or failed. */
export function Undone({ undoing }: { undoing: Undoing }) {
  const { data, error, variables, isPending } = undoing
  if (data) return <Done undo={data} />
  if (!error || !variables) return null
  const stays = staysIn(error)
  if (!stays) {
    const { what, todo } = sayingOf(error)
    return (
      <Banner kind="danger" fact="Not undone.">
        {what} {todo}
      </Banner>
    )
  }
  const { id } = variables
  return (
    <section class={text.stack}>
      <Banner
        kind="danger"
        fact="Nothing is undone yet."
        action={
          stays.undone > 0 && (
            <Button
              icon="undo"
              disabled={isPending}
              onClick={() => undoing.mutate({ id, rest: true })}
            >
              {stays.undone === 1
                ? 'Undo the other row'
                : `Undo the other ${count(stays.undone)} rows`}
            </Button>
          )
        }
      >
        {plural(stays.kept.length, 'row')} would stay, since somebody changed or used{' '}
        {stays.kept.length === 1 ? 'it' : 'them'} after the import.
      </Banner>
      <Kept kept={stays.kept} />
    </section>
  )
}

function Done({ undo: { undone, kept } }: { undo: ImportUndo }) {
  return (
    <>
      <Banner kind="done" fact="Undone.">
        {plural(undone, 'row is', 'rows are')} as before the import
        {kept.length > 0 ? `, ${count(kept.length)} stay as they are` : ''}. Kiosks get the news at
        their next contact.
      </Banner>
      {kept.length > 0 && <Kept kept={kept} />}
    </>
  )
}

const shown = 100

function Kept({ kept }: Pick<ImportUndo, 'kept'>) {
  return (
    <>
      <ul class={css.kept} aria-label="Rows that stay">
        {kept.slice(0, shown).map(({ id, title, reason }) => (
          <li key={id}>
            <b>
              <bdi>{title}</bdi>
            </b>{' '}
            <span class={text.dim}>{reason}</span>
          </li>
        ))}
      </ul>
      {kept.length > shown && <p class={text.dim}>And {count(kept.length - shown)} more.</p>}
    </>
  )
}
