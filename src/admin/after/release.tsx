import { useState } from 'preact/hooks'
import type { AfterKiosk } from '../../domain/api-fleet.ts'
import { Icon } from '../../ui/icon.tsx'
import { releaseThrough } from '../api/fleet-calls.ts'
import { useFleetAct } from '../fleet-queries.ts'
import { plural } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { Segment, TimeField } from '../parts/field.tsx'
import { useHere } from '../programme.ts'
import { ActForm } from '../timeline/frame.tsx'
import { fromField, toField } from '../zoned.ts'
import css from './after.module.css'

/** What came from a kiosk after it was revoked: a person says what of it counts. */
export function Release({ kiosk }: { kiosk: AfterKiosk }) {
  const { mayAct } = useHere()
  const [isOpen, setOpen] = useState(false)
  if (kiosk.quarantined === 0) return null
  return (
    <>
      <p>
        <b class={css.at}>
          <Icon name="lock" /> {plural(kiosk.quarantined, 'tap')} in quarantine:
        </b>{' '}
        they came after it was revoked. They are kept, and count once somebody says so.
      </p>
      {isOpen ? (
        <ReleaseForm kiosk={kiosk} close={() => setOpen(false)} />
      ) : (
        mayAct && (
          <Button look="text" onClick={() => setOpen(true)}>
            Let them count<span class="vh">: {kiosk.name}</span>
          </Button>
        )
      )}
    </>
  )
}

function ReleaseForm({ kiosk, close }: { kiosk: AfterKiosk; close: () => void }) {
  const { programme } = useHere()
  const zone = programme.timeZone
  const [which, setWhich] = useState<'all' | 'until'>('all')
  const [until, setUntil] = useState(() => toField(kiosk.revokedAt ?? 0, zone))
  const [problem, setProblem] = useState<string>()
  type What = Parameters<typeof releaseThrough>[2]
  const release = useFleetAct((call, what: What) => releaseThrough(call, kiosk.id, what))
  const submit = (reason: string) => {
    const through = which === 'all' ? null : fromField(until, zone)
    if (through && !through.ok) return setProblem(through.error)
    setProblem(undefined)
    release.mutate({ through: through ? through.value : 'all', reason }, { onSuccess: close })
  }
  return (
    <ActForm
      title="Which of them count?"
      does="Let these count"
      icon="tick"
      busy={release.isPending}
      error={release.error}
      problem={problem}
      submit={submit}
      close={close}
    >
      <Segment
        label="Which taps"
        value={which}
        options={[
          ['all', 'All of them'],
          ['until', 'Up to a time'],
        ]}
        onValue={setWhich}
      />
      {which === 'until' && (
        <TimeField label="Taps up to" zone={zone} required value={until} onValue={setUntil} />
      )}
      <p>The last word counts, for what still comes from it too.</p>
    </ActForm>
  )
}
