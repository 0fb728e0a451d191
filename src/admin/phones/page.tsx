import { programmePath } from '../api/calls.ts'
import { Await } from '../parts/await.tsx'
import { DownloadButton } from '../parts/button.tsx'
import { PageHead } from '../parts/head.tsx'
import text from '../parts/text.module.css'
import { useHere } from '../programme.ts'
import { useAllSettings } from '../queries.ts'
import { PhoneSettings } from './form.tsx'
import { RecordRequests } from './requests.tsx'
import { SelfReports } from './self-reports.tsx'

/** Attendees' own phones: what they may do there, posters for the doors, what people ask for and say. */
export function PhonesPage() {
  const { programme, isAdmin, mayAct } = useHere()
  const settings = useAllSettings(programme.id)
  const posters = `${programmePath(programme.id)}/posters`
  return (
    <>
      <PageHead
        title="Own phones"
        acts={
          mayAct && (
            <>
              <DownloadButton href={posters} icon="door">
                Posters, one for each room
              </DownloadButton>
              <DownloadButton href={`${posters}?of=sessions`} icon="calendar">
                One for each session
              </DownloadButton>
            </>
          )
        }
      >
        <p>
          Attendees check in and out, say where they were, and see their record on their own phones.
        </p>
      </PageHead>
      <section class={text.stack}>
        <h2 class={text.h2}>Asked for by attendees</h2>
        <RecordRequests />
      </section>
      <section class={text.stack}>
        <h2 class={text.h2}>Self-reports</h2>
        <SelfReports />
      </section>
      {isAdmin && (
        <Await query={settings} what="the settings">
          {(all) => <PhoneSettings key={programme.id} settings={all} />}
        </Await>
      )}
    </>
  )
}
