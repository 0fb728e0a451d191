import { useState } from 'preact/hooks'
import type { WaitingTap } from '../../domain/api-truth.ts'
import { plural } from '../format.ts'
import { Await, Empty } from '../parts/await.tsx'
import { Segment } from '../parts/field.tsx'
import { PageHead } from '../parts/head.tsx'
import { AskedFor } from '../phones/asked-for.tsx'
import { useHere } from '../programme.ts'
import { useWaiting } from '../truth-queries.ts'
import { WaitingList } from '../waiting/list.tsx'

/** Taps of the whole programme that came and don't count. */
export function WaitingPage() {
  const { programme } = useHere()
  const waiting = useWaiting(programme.id)
  return (
    <>
      <PageHead title="To sort out">
        <p>Taps that came and don’t count yet. Nothing is lost: each is kept as it was sent.</p>
        <AskedFor />
      </PageHead>
      <Await query={waiting} what="the taps that wait">
        {(taps) => <Waiting taps={taps} />}
      </Await>
    </>
  )
}

function Waiting({ taps }: { taps: readonly WaitingTap[] }) {
  const [shown, setShown] = useState<'open' | 'left'>('open')
  const left = taps.filter(({ dismissed }) => dismissed)
  const open = taps.filter(({ dismissed }) => !dismissed)
  const chosen = shown === 'open' ? open : left
  return (
    <>
      {left.length > 0 && (
        <Segment
          label="Which taps"
          value={shown}
          options={[
            ['open', `${open.length} to look at`],
            ['left', plural(left.length, 'tap left as it is', 'taps left as they are')],
          ]}
          onValue={setShown}
        />
      )}
      {chosen.length > 0 ? (
        <WaitingList taps={chosen} />
      ) : (
        <Empty>Nothing waits: every tap that came counts, or was looked at.</Empty>
      )}
    </>
  )
}
