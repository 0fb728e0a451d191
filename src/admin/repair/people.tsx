import text from '../parts/text.module.css'
import type { Person } from './choices.tsx'
import css from './repair.module.css'

interface Props {
  people: readonly Person[]
  /** those who are left out */
  left: ReadonlySet<string>
  leave: (left: ReadonlySet<string>) => void
}

/** Whom a repair is for: all, but for those who are unticked. */
export function People({ people, left, leave }: Props) {
  const toggle = (id: string) => {
    const after = new Set(left)
    if (!after.delete(id)) after.add(id)
    leave(after)
  }
  return (
    <fieldset class={css.people}>
      <legend class={text.h2}>For whom</legend>
      {people.map(({ id, name }) => (
        <label key={id}>
          <input type="checkbox" checked={!left.has(id)} onChange={() => toggle(id)} />
          <bdi>{name}</bdi>
        </label>
      ))}
    </fieldset>
  )
}
