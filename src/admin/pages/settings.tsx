import { CreditsForm } from '../follow-up/credits-form.tsx'
import { Await, Empty } from '../parts/await.tsx'
import { PageHead } from '../parts/head.tsx'
import { useHere } from '../programme.ts'
import { useAllSettings } from '../queries.ts'
import { SettingsForm } from '../settings/form.tsx'
import { PinForm } from '../settings/pin.tsx'
import { ProgrammeForm } from '../settings/programme-form.tsx'
import { Rooms } from '../settings/rooms.tsx'
import css from '../settings/settings.module.css'

/** A programme's settings: what it is, its rooms, its kiosks, and the PIN of their staff. */
export function SettingsPage() {
  const { programme, isAdmin } = useHere()
  const settings = useAllSettings(programme.id)
  if (!isAdmin) return <Empty>An admin changes the settings of a programme.</Empty>
  return (
    <>
      <PageHead title="Settings">
        <p>
          Of <bdi>{programme.name}</bdi> and all of its kiosks.
        </p>
      </PageHead>
      <ProgrammeForm key={programme.id} />
      <Rooms />
      <Await query={settings} what="the settings">
        {(all) => (
          <>
            <div class={css.part}>
              <CreditsForm key={`credits ${programme.id}`} settings={all} />
            </div>
            <PinForm isSet={all.pinSet} />
            <SettingsForm key={programme.id} settings={all} />
          </>
        )}
      </Await>
    </>
  )
}
