import { count, plural } from '../format.ts'
import text from '../parts/text.module.css'
import css from './repair.module.css'
import type { UnchangedGroup } from './unchanged.ts'

const mostNames = 6

/** Whom a repair leaves as they are, and why. */
export function Unchanged({ groups }: { groups: readonly UnchangedGroup[] }) {
  const all = groups.reduce((sum, { names }) => sum + names.length, 0)
  if (all === 0) return null
  return (
    <section>
      <h2 class={text.h2}>{plural(all, 'attendee')} would stay as they are</h2>
      <dl class={css.same}>
        {groups.map(({ why, names }) => (
          <div key={why}>
            <dt>{why}</dt>
            <dd>
              <b>{count(names.length)}</b>{' '}
              {names.slice(0, mostNames).map((name, n) => (
                // names may repeat
                <span key={`name ${n + 1}`}>
                  {n > 0 && ', '}
                  <bdi>{name}</bdi>
                </span>
              ))}
              {names.length > mostNames && ` and ${names.length - mostNames} more`}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
