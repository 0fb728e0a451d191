import { programmePath } from '../api/calls.ts'
import { DownloadButton } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import text from '../parts/text.module.css'
import { useHere } from '../programme.ts'
import type { What } from './kinds.ts'

/** What is stored now, as a sheet that can be edited and uploaded again. */
export function Downloads({ what }: { what: What }) {
  const { programme } = useHere()
  const path = `${programmePath(programme.id)}/export/${what}`
  return (
    <section class={text.stack}>
      <h2 class={text.h2}>Change many at once</h2>
      <p class={text.dim}>
        Download the {what} as they are, edit the sheet, upload it here. While there are none it is
        an empty sheet that says what each column takes. Leave the columns id and revision as they
        are: by them each row is known again, and nothing that others change meanwhile is
        overwritten.
      </p>
      <div class={controls.tools}>
        <DownloadButton href={`${path}?format=xlsx`} icon="file">
          {titles[what]} as XLSX
        </DownloadButton>
        <DownloadButton href={`${path}?format=csv`} icon="file">
          CSV
        </DownloadButton>
      </div>
    </section>
  )
}

const titles: Record<What, string> = {
  sessions: 'Sessions',
  attendees: 'Attendees',
  bookings: 'Bookings',
}
