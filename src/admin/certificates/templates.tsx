import { Link } from 'wouter-preact'
import { plural } from '../format.ts'
import { Await, Empty } from '../parts/await.tsx'
import { LinkButton } from '../parts/button.tsx'
import { Status } from '../parts/status.tsx'
import { Table } from '../parts/table.tsx'
import text from '../parts/text.module.css'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { useSessions } from '../queries.ts'
import { CertificatesHead } from './head.tsx'
import { IssuerKeys } from './issuer-keys.tsx'
import { useTemplates } from './queries.ts'
import { CertificateSettingsForm } from './settings.tsx'

/** The templates of a programme, when certificates are issued, and the keys of credentials. */
export function TemplatesPage() {
  const { programme, isAdmin } = useHere()
  const templates = useTemplates()
  const sessions = useSessions(programme.id)
  const add = (
    <LinkButton href={paths.certificateTemplate(programme.id, 'new')} icon="plus" look="go">
      Add a template
    </LinkButton>
  )
  const used = (name: string) =>
    (sessions.data ?? []).filter(
      ({ certificate }) => certificate?.trim().toLowerCase() === name.trim().toLowerCase(),
    ).length
  return (
    <>
      <CertificatesHead acts={isAdmin && add} />
      <Await query={templates} what="the templates">
        {({ items }) =>
          items.length === 0 ? (
            <Empty action={isAdmin && add}>
              There is no template yet. One says who the sponsor is, who signs, and how it looks.
            </Empty>
          ) : (
            <Table
              caption="Templates"
              columns={[{ head: 'Template' }, { head: 'Sponsor' }, { head: 'Used for' }]}
            >
              {items.map(({ id, content, standard }) => (
                <tr key={id}>
                  <td>
                    <Link href={paths.certificateTemplate(programme.id, id)}>
                      <bdi>{content.name}</bdi>
                    </Link>
                  </td>
                  <td>
                    <bdi>{content.sponsor}</bdi>
                  </td>
                  <td>
                    {standard ? (
                      <Status shape="full" tone="in">
                        Sessions that name none
                      </Status>
                    ) : (
                      plural(used(content.name), 'session')
                    )}
                  </td>
                </tr>
              ))}
            </Table>
          )
        }
      </Await>
      <p class={text.dim}>
        A session names its template by its name, in its field “Certificate”. What is printed
        already stays as it is.
      </p>
      <CertificateSettingsForm />
      {isAdmin && <IssuerKeys />}
    </>
  )
}
