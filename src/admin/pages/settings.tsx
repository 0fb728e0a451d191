import { Await, Empty } from '../parts/await.tsx'
import { PageHead } from '../parts/head.tsx'
import { useHere } from '../programme.ts'
import { useAllSettings } from '../queries.ts'
import { SettingsForm } from '../settings/form.tsx'
import { PinForm } from '../settings/pin.tsx'

/** A programme's settings: its kiosks, and the PIN of their staff. */
export function SettingsPage() {
  const { programme, isAdmin } = useHere()
  const settings = useAllSettings(programme.id)
  if (!isAdmin) return <Empty>An admin changes the settings of a programme.</Empty>
  return (
    <>
      <PageHead title="Settings">
        <p>
          For all kiosks of <bdi>{programme.name}</bdi>.
        </p>
      </PageHead>
      <Await query={settings} what="the settings">
        {(all) => (
          <>
            <PinForm isSet={all.pinSet} />
            <SettingsForm key={programme.id} settings={all} />
          </>
        )}
      </Await>
    </>
  )
}
