import type { Hits } from '../../domain/search.ts'
import { useView } from '../view.ts'
import { BadgeArt } from './badge-art.tsx'
import css from './matches.module.css'
import { ReturnBar } from './return-bar.tsx'

interface Props {
  hits: Hits
  /** set while the time left is to be shown */
  until: number | null
}

/** Above the keys: how many match what was typed, then how long it stands. */
export function Matches({ hits, until }: Props) {
  return (
    <div class={css.matches}>
      {until !== null ? (
        <ReturnBar until={until} />
      ) : (
        // nobody: the hits' place says so
        hits.ids.length > 0 && <Count count={hits.ids.length} more={hits.more} />
      )}
    </div>
  )
}

function Count({ count, more }: { count: number; more: boolean }) {
  const { words, known } = useView()
  return (
    <p class={css.mini} role="status">
      {known.hasBadges && <BadgeArt />}
      <span>
        {more ? words.manyMatch(count) : words.matches(count)} {words.typeOn}
      </span>
    </p>
  )
}
