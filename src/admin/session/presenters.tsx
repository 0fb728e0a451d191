import { Link } from 'wouter-preact'
import text from '../parts/text.module.css'
import { paths } from '../paths.ts'
import { PresenterLink } from '../presenters/link.tsx'
import { usePresenters } from '../presenters/queries.ts'
import { useHere } from '../programme.ts'

/** The links by which this session's presenters confirm its list. */
export function SessionPresenters({ session }: { session: string }) {
  const { programme } = useHere()
  const { data } = usePresenters(programme.id)
  const here = (data?.items ?? []).flatMap((presenter) => {
    const held = presenter.sessions.find(({ id }) => id === session)
    return held ? [{ presenter, held }] : []
  })
  if (here.length === 0) return null
  return (
    <section class={text.stack}>
      <h2>Confirmed by who presents</h2>
      {here.map(({ presenter, held }) => (
        <div key={presenter.name}>
          <b>
            <bdi>{presenter.name}</bdi>
          </b>
          <PresenterLink presenter={presenter} held={held} />
        </div>
      ))}
      <Link href={paths.presenters(programme.id)}>All presenters, their e-mail addresses</Link>
    </section>
  )
}
