import { type Hits as Found, matchRanges } from '../../domain/search.ts'
import { Icon } from '../../ui/icon.tsx'
import { useView } from '../view.ts'
import css from './hits.module.css'
import layout from './layout.module.css'
import { MarkedName } from './name.tsx'
import { ReturnBar } from './return-bar.tsx'

interface Props {
  hits: Found
  query: string
  /** set while the time left is to be shown */
  until: number | null
}

/** The attendees whose names match, in the place of the sign. */
export function Hits({ hits, query, until }: Props) {
  const { words, format, now, narrow, known } = useView()
  const takesWalkIns = known.settings.mode !== 'out'
  const { ids } = hits
  return (
    <section class={`${css.side} ${layout.pad}`}>
      {narrow && until !== null ? (
        <div class={css.ending}>
          <ReturnBar until={until} />
        </div>
      ) : (
        <div class={css.top}>
          <h1>{ids.length > 0 ? words.tapYourName : words.noHitTitle}</h1>
          {narrow && hits.more ? (
            <p class={css.more}>{words.manyMatch(ids.length)}</p>
          ) : (
            <time>{format.time(now)}</time>
          )}
        </div>
      )}
      {ids.length > 0 ? (
        <ul class={ids.length > 3 ? `${css.hits} ${css.many}` : css.hits}>
          {ids.map((id) => (
            <Hit key={id} id={id} query={query} />
          ))}
        </ul>
      ) : (
        <p class={css.none} role="status">
          {takesWalkIns ? words.noHitJoin : words.noHit}
        </p>
      )}
      {takesWalkIns && <Join />}
    </section>
  )
}

function Join() {
  const { words, send } = useView()
  return (
    <button type="button" class={css.join} onClick={() => send({ is: 'walk-in' })}>
      <Icon name="join" />
      {words.joinWalkIn}
    </button>
  )
}

function Hit({ id, query }: { id: string; query: string }) {
  const { known, send } = useView()
  const attendee = known.attendees.get(id)
  if (!attendee) return null
  const { name, organisation, hint } = attendee
  const more = [organisation, hint && `${hint}…`].filter(Boolean).join(' · ')
  return (
    <li>
      <button type="button" class={css.hit} onClick={() => send({ is: 'pick', attendee: id })}>
        <b>
          <MarkedName name={name} ranges={matchRanges(name, query)} />
        </b>
        {more && (
          <span>
            <bdi>{more}</bdi>
          </span>
        )}
      </button>
    </li>
  )
}
