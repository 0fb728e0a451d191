import { useMutation, useQueryClient } from '@tanstack/preact-query'
import { Link, useSearch } from 'wouter-preact'
import { type BadgesPrepared, BadgesPrepared as Prepared } from '../../domain/api-people.ts'
import { programmePath } from '../api/calls.ts'
import { orThrow } from '../api/client.ts'
import { sayingOf } from '../api/failure.ts'
import { filterOf, queryOf } from '../attendees/filter.ts'
import { useRosterStart } from '../attendees/use-roster.ts'
import { count, plural } from '../format.ts'
import { Empty } from '../parts/await.tsx'
import { Button, DownloadButton } from '../parts/button.tsx'
import { PageHead } from '../parts/head.tsx'
import { Refusal } from '../parts/refusal.tsx'
import text from '../parts/text.module.css'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { keys } from '../queries.ts'
import { useServices } from '../services.ts'

/** Makes a sheet of badges: for those chosen, or as the list was narrowed. */
export function BadgesPage() {
  const { programme, mayAct } = useHere()
  const search = useSearch()
  const ids = new URLSearchParams(search).get('ids')
  const query = ids === null ? queryOf(filterOf(search)) : new URLSearchParams({ ids })
  const prepare = usePrepare(programme.id, query)
  if (!mayAct) return <Empty>Admins and staff print badges.</Empty>
  const saying = prepare.error && sayingOf(prepare.error)
  return (
    <>
      <PageHead title="Badges">
        <p>
          A4, ten to a sheet, 90 × 54 mm: name, organisation, and the badge’s code as QR. For{' '}
          {ids === null ? <Narrowed query={query} /> : plural(ids.split(',').length, 'attendee')}.{' '}
          <Link href={paths.attendees(programme.id)}>Choose others</Link>
        </p>
      </PageHead>
      {prepare.data ? (
        <Ready prepared={prepare.data} href={`${programmePath(programme.id)}/badges?${query}`} />
      ) : (
        <section class={text.stack}>
          <p>
            Who has no badge yet gets a new code, which is kept; kiosks know it at their next
            contact.
          </p>
          <div>
            <Button
              look="go"
              icon="badge"
              disabled={prepare.isPending}
              onClick={() => prepare.mutate()}
            >
              {prepare.isPending ? 'Making them ready …' : 'Make the badges ready'}
            </Button>
          </div>
        </section>
      )}
      <Refusal fact="The badges are not ready.">
        {saying ? `${saying.what} ${saying.todo}` : undefined}
      </Refusal>
    </>
  )
}

function Narrowed({ query }: { query: URLSearchParams }) {
  const { programme } = useHere()
  const start = useRosterStart(programme.id, query.toString())
  const total = start.data?.total
  if (query.size === 0) return <>everybody{total === undefined ? '' : `, ${count(total)}`}</>
  return <>{total === undefined ? 'those found' : `the ${plural(total, 'attendee')} found`}</>
}

function usePrepare(programme: string, query: URLSearchParams) {
  const { call } = useServices()
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => {
      const path = `${programmePath(programme)}/badges?${query}`
      return orThrow(call({ method: 'POST', path, json: {}, schema: Prepared }))
    },
    // people's own pages too: their revisions are others now
    onSuccess: () => client.invalidateQueries({ queryKey: keys.programme(programme) }),
  })
}

function Ready({ prepared, href }: { prepared: BadgesPrepared; href: string }) {
  const { programme } = useHere()
  const { badges, pages, made, unprintable, unprintableTotal } = prepared
  if (badges === 0) return <Empty>Nobody to print a badge for.</Empty>
  return (
    <section class={text.stack}>
      <p>
        <b>
          {plural(badges, 'badge')} on {plural(pages, 'page')}.
        </b>{' '}
        {made === 0 ? 'Everybody had a code already.' : `${plural(made, 'new code')} made.`}
      </p>
      <div>
        <DownloadButton href={href} icon="file">
          Download the PDF
        </DownloadButton>
      </div>
      {unprintableTotal > 0 && (
        <>
          <p class={text.at}>
            <b>{plural(unprintableTotal, 'name')} can’t be printed:</b> their letters are in none of
            the fonts. Their badges have a line to write on, and their QR.
          </p>
          <ul>
            {unprintable.map(({ id, name, scripts }) => (
              <li key={id}>
                <Link href={paths.attendee(programme.id, id)}>
                  <bdi>{name}</bdi>
                </Link>{' '}
                <span class={text.dim}>({scripts.join(', ')})</span>
              </li>
            ))}
          </ul>
          {unprintableTotal > unprintable.length && (
            <p class={text.dim}>and {count(unprintableTotal - unprintable.length)} more.</p>
          )}
        </>
      )}
    </section>
  )
}
