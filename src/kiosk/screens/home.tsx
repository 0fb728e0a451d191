import { useEffect, useState } from 'preact/hooks'
import { WARN_MS } from '../machine.ts'
import { BadgeArt } from '../parts/badge-art.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Keys } from '../parts/keys.tsx'
import layout from '../parts/layout.module.css'
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
  const { words, language, known, hitLimit, mono, camera, send } = useView()
  const [isSystem, setSystem] = useSystem(query)
  // of whom only a few are known so far, nobody may be said to be missing
  const hits =
    rest && !known.partial && rest.isSearched(query)
      ? rest.searchNames(known, query, hitLimit)
      : null
  // asked for by who stands here; a name that is typed is another way
  const scans = camera !== null && !camera.isKept() && camera.state().is !== 'off' && query === ''
  const ends = until !== null && until - mono <= WARN_MS
  return (
    <main class={layout.split}>
      {rest && hits ? (
        <rest.Hits hits={hits} query={query} until={ends ? until : null} />
      ) : (
        <Sign />
      )}
      <section class={`${layout.desk} ${layout.pad}`}>
        {rest && camera && scans ? (
          <rest.CameraDesk camera={camera} />
        ) : (
          <>
            {isSystem ? null : rest && hits ? (
              <rest.Matches hits={hits} until={ends ? until : null} />
            ) : (
              <Ask rest={rest} />
            )}
            <div class={css.find}>
              <Field value={query} system={isSystem} />
              {camera && !camera.isKept() && query === '' && (
                <Button
                  look="quiet"
                  icon="camera"
                  label={words.scanByCamera}
                  onPress={camera.start}
                >
                  {words.camera}
                </Button>
              )}
            </div>
            {isSystem ? (
              <Button look="quiet" onPress={() => setSystem(false)}>
                {words.ownKeys}
              </Button>
            ) : (
              <Keys
                key={language}
                onType={(text) => send({ is: 'type', text })}
                onBackspace={() => send({ is: 'backspace' })}
                onClear={() => send({ is: 'query', text: '' })}
                onSystem={() => setSystem(true)}
              />
            )}
          </>
        )}
      </section>
    </main>
  )
}

/** Whether the tablet's own keyboard was called for: until the name is found, or given up. */
function useSystem(query: string): [boolean, (is: boolean) => void] {
  const [isSystem, setSystem] = useState(false)
  const [hadQuery, setHad] = useState(false)
  useEffect(() => {
    if (hadQuery && query === '') setSystem(false)
    setHad(query !== '')
  }, [query])
  return [isSystem, setSystem]
}

function Ask({ rest }: { rest: Rest | null }) {
  const { words, known, camera } = useView()
  const isSeeing = camera?.state().is === 'on'
  return (
    <div class={known.hasBadges || isSeeing ? css.scan : `${css.scan} ${css.plain}`}>
      {rest && camera && isSeeing ? (
        <rest.CameraPicture camera={camera} small />
      ) : (
        known.hasBadges && <BadgeArt beam={css.beam} />
      )}
      <div>
        <h2>{known.hasBadges ? words.askBadge : words.askName}</h2>
        <p>{words.twoLetters}</p>
      </div>
    </div>
  )
}
