import { Link } from 'wouter-preact'
import type { PathwayListRow } from '../../domain/api-follow.ts'
import { count, plural } from '../format.ts'
import { Await, Empty } from '../parts/await.tsx'
import { LinkButton } from '../parts/button.tsx'
import css from '../parts/table.module.css'
import { type Column, Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { Spread } from './bars.tsx'
import own from './follow-up.module.css'
import { usePathways } from './queries.ts'
import { FollowUpHead } from './tabs.tsx'

const columns: Column[] = [
  { head: 'Pathway' },
  { head: 'Progress of the roster', class: `${own.wide} ${css.opt2}` },
  { head: 'Complete', class: css.r },
  { head: 'Under way', class: `${css.r} ${css.opt2}` },
  { head: 'Not started', class: `${css.r} ${css.opt2}` },
]

/** The pathways of a programme, with how many stand where. */
export function PathwaysPage() {
  const { programme, isAdmin } = useHere()
  const pathways = usePathways()
  const add = (
    <LinkButton href={paths.newPathway(programme.id)} icon="plus" look="go">
      New pathway
    </LinkButton>
  )
  return (
    <>
      <FollowUpHead acts={isAdmin && add} />
      <Await query={pathways} what="the pathways">
        {({ items }) =>
          items.length > 0 ? (
            <Table caption="Pathways" columns={columns}>
              {items.map((one) => (
                <Row key={one.id} one={one} />
              ))}
            </Table>
          ) : (
            <Empty>
              No pathway yet. A pathway is an ordered set of sessions that people work through:
              progress follows their attendance by itself.
            </Empty>
          )
        }
      </Await>
    </>
  )
}

function Row({ one }: { one: PathwayListRow }) {
  const { programme } = useHere()
  const required = one.steps.filter((step) => step.required).length
  const optional = one.steps.length - required
  return (
    <tr>
      <td>
        <Link href={paths.pathway(programme.id, one.id)}>
          <b>
            <bdi>{one.name}</bdi>
          </b>
        </Link>
        <span class={css.sub}>
          {plural(required, 'required step')}
          {optional > 0 && `, ${count(optional)} optional`}
          {one.inOrder && ', in order'}
        </span>
        <span class={css.small}>
          <Spread {...one} />
        </span>
      </td>
      <td class={css.opt2}>
        <Spread {...one} />
      </td>
      <td class={css.r}>
        <b>{count(one.complete)}</b>
      </td>
      <td class={`${css.r} ${css.opt2}`}>{count(one.underWay)}</td>
      <td class={`${css.r} ${css.opt2}`}>{count(one.notStarted)}</td>
    </tr>
  )
}
