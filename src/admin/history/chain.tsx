import type { HistoryChain } from '../../domain/api-history.ts'
import { Icon } from '../../ui/icon.tsx'
import { clockSeconds, count, dayMiddle, plural } from '../format.ts'
import { Await } from '../parts/await.tsx'
import { Button } from '../parts/button.tsx'
import css from './history.module.css'
import { useHistoryChain } from './queries.ts'

/** Whether the history is whole: every row's hash computed anew on the server (row A6). */
export function Chain({ zone }: { zone: string }) {
  const chain = useHistoryChain()
  return (
    <section class={css.chain} aria-label="Whether the history is whole">
      <Await query={chain} what="whether the history is whole">
        {(known) => <Verdict chain={known} zone={zone} />}
      </Await>
      <Button icon="sync" disabled={chain.isFetching} onClick={() => void chain.refetch()}>
        {chain.isFetching ? 'Verifying …' : 'Verify again'}
      </Button>
    </section>
  )
}

function Verdict({ chain, zone }: { chain: HistoryChain; zone: string }) {
  const { rows, broken, head, erased, checkedAt } = chain
  const moment = (at: number) => `${dayMiddle(at, zone)}, ${clockSeconds(at, zone)}`
  return (
    <div>
      {broken === null ? (
        <p>
          <Icon name="tick" /> <b>The whole history holds:</b> {plural(rows, 'row')}
          {head ? `, the last of ${moment(head.at)}.` : '.'}
        </p>
      ) : (
        <p class={css.broken} role="alert">
          <Icon name="cross" /> <b>Row {count(broken)} does not follow from the one before it.</b>{' '}
          {head ? `It holds up to row ${count(head.n)} of ${moment(head.at)}. ` : ''}
          Something was changed in the database by hand, or it is damaged: keep a copy, and compare
          it with the last backup.
        </p>
      )}
      <p class={css.small}>
        {head && (
          <>
            Last hash <code>{head.hash}</code>
            {' · '}
          </>
        )}
        verified {clockSeconds(checkedAt, zone)}
        {erased > 0 && ` · ${plural(erased, 'row')} without reasons, as people were erased`}
      </p>
    </div>
  )
}
