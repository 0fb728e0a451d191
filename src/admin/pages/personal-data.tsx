import { Link } from 'wouter-preact'
import { OwnFieldsForm } from '../attendees/own-fields.tsx'
import { RetentionForm } from '../attendees/retention.tsx'
import { Await, Empty } from '../parts/await.tsx'
import { PageHead } from '../parts/head.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { useAllSettings } from '../queries.ts'

/** What is kept about the people of a programme, and for how long. */
export function PersonalDataPage() {
  const { programme, isAdmin } = useHere()
  const settings = useAllSettings(programme.id)
  if (!isAdmin) return <Empty>An admin decides what is kept about people, and how long.</Empty>
  return (
    <>
      <PageHead title="Personal data">
        <p>
          What is kept about the <Link href={paths.attendees(programme.id)}>attendees</Link> of{' '}
          <bdi>{programme.name}</bdi>, and how long. A kiosk gets names, organisations, languages
          and scrambled badges, nothing else. What is stored about one person stands on that
          person’s page, to give out or to erase.
        </p>
      </PageHead>
      <Await query={settings} what="the settings">
        {(all) => (
          <>
            <RetentionForm years={all.personalDataYears} />
            <OwnFieldsForm key={all.ownFields.join('\n')} ownFields={all.ownFields} />
          </>
        )}
      </Await>
    </>
  )
}
