import { WARN_MS } from '../machine.ts'
import { BadgeArt } from '../parts/badge-art.tsx'
import { Field } from '../parts/field.tsx'
import { layoutOf } from '../parts/key-layout.ts'
import { Keyboard } from '../parts/keyboard.tsx'
import layout from '../parts/layout.module.css'
import { ReturnBar } from '../parts/return-bar.tsx'
import { Sign } from '../parts/sign.tsx'
import type { Rest } from '../rest.ts'
import { useView } from '../view.ts'
import css from './home.module.css'

interface Props {
  rest: Rest | null
  query: string
  until: number | null
}

/** Ready for the next attendee; once enough is typed, the hits take the sign's place. */
export function Home({ rest, query, until }: Props) {
  const { words, language, board, known, hitLimit, mono, send } = useView()
  const hits = rest?.isSearched(query) ? rest.searchNames(known, query, hitLimit) : null
  const ends = until !== null && until - mono <= WARN_MS
  return (
    <main class={layout.split}>
      {rest && hits ? (
        <rest.Hits hits={hits} query={query} until={ends ? until : null} />
      ) : (
        <Sign />
      )}
      <section class={`${layout.desk} ${layout.pad}`}>
        {hits ? (
          <div class={css.matches}>
            {ends ? (
              <ReturnBar until={until} />
            ) : (
              <Matches count={hits.ids.length} more={hits.more} />
            )}
          </div>
        ) : (
          <Ask />
        )}
        <Field value={query} />
        <Keyboard
          words={words}
          layout={layoutOf(language, board)}
          onType={(text) => send({ is: 'type', text })}
          onBackspace={() => send({ is: 'backspace' })}
          onClear={() => send({ is: 'query', text: '' })}
        />
      </section>
    </main>
  )
}

function Ask() {
  const { words, known } = useView()
  return (
    <div class={known.hasBadges ? css.scan : `${css.scan} ${css.plain}`}>
      {known.hasBadges && <BadgeArt beam={css.beam} />}
      <div>
        <h2>{known.hasBadges ? words.askBadge : words.askName}</h2>
        <p>{words.twoLetters}</p>
      </div>
    </div>
  )
}

function Matches({ count, more }: { count: number; more: boolean }) {
  const { words, known } = useView()
  // nobody: the hits' place says so
  if (count === 0) return null
  return (
    <p class={css.mini} role="status">
      {known.hasBadges && <BadgeArt />}
      <span>
        {more ? words.manyMatch(count) : words.matches(count)} {words.typeOn}
      </span>
    </p>
  )
}
