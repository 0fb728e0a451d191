import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import type { PresenterRow } from '../../domain/api-presenters.ts'
import { clock, dayMiddle, plural } from '../format.ts'
import { Await, Empty } from '../parts/await.tsx'
import controls from '../parts/controls.module.css'
import { SearchField } from '../parts/field.tsx'
import { PageHead } from '../parts/head.tsx'
import text from '../parts/text.module.css'
import { paths } from '../paths.ts'
import { PresenterLink } from '../presenters/link.tsx'
import css from '../presenters/presenters.module.css'
import { usePresenters } from '../presenters/queries.ts'
import { Reached } from '../presenters/reached.tsx'
import { useHere } from '../programme.ts'
import { useGrowing } from '../session/use-growing.ts'

/** Everybody who presents: how they are reached, and the links by which they confirm lists (row A8). */
export function PresentersPage() {
  const { programme } = useHere()
  const presenters = usePresenters(programme.id)
  const [q, setQ] = useState('')
  return (
    <>
      <PageHead title="Presenters">
        <p>
          As the sessions name them. By a link of their own they look through the list of one
          session on a phone, mark who was there, and confirm it: that closes the session.
        </p>
      </PageHead>
      <Await query={presenters} what="the presenters">
        {({ items }) =>
          items.length === 0 ? (
            <Empty action={<Link href={paths.sessions(programme.id)}>All sessions</Link>}>
              No session names a presenter yet. Enter them where sessions are edited or imported.
            </Empty>
          ) : (
            <>
              <div class={controls.tools}>
                <SearchField
                  label="Search presenters"
                  placeholder="Name, e-mail or session"
                  value={q}
                  onValue={setQ}
                />
                <span class={text.dim}>{plural(items.length, 'presenter')}</span>
              </div>
              <Found items={items.filter((one) => fits(one, q))} q={q} />
            </>
          )
        }
      </Await>
    </>
  )
}

function fits({ name, email, sessions }: PresenterRow, q: string): boolean {
  const wanted = q.trim().toLowerCase()
  const said = [name, email ?? '', ...sessions.map(({ title }) => title)]
  return said.some((one) => one.toLowerCase().includes(wanted))
}

function Found({ items, q }: { items: readonly PresenterRow[]; q: string }) {
  const { most, end } = useGrowing(items.length, q)
  if (items.length === 0) return <Empty>No presenter by these words.</Empty>
  return (
    <div>
      {items.slice(0, most).map((one) => (
        <Presenter key={one.name} presenter={one} />
      ))}
      <div ref={end} />
    </div>
  )
}

function Presenter({ presenter }: { presenter: PresenterRow }) {
  const { programme } = useHere()
  const zone = programme.timeZone
  return (
    <section class={css.who}>
      <div>
        <h2 class={text.h2}>
          <bdi>{presenter.name}</bdi>
        </h2>
        <Reached key={presenter.email} presenter={presenter} />
      </div>
      <ul class={css.sessions}>
        {presenter.sessions.map((held) => (
          <li key={held.id}>
            <span>
              <Link href={paths.session(programme.id, held.id)}>
                <bdi>{held.title}</bdi>
              </Link>
              , {dayMiddle(held.start, zone)}, {clock(held.start, zone)}
            </span>
            <PresenterLink presenter={presenter} held={held} />
          </li>
        ))}
      </ul>
    </section>
  )
}
