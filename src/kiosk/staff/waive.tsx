import { useState } from 'preact/hooks'
import type { CheckName } from '../own.ts'
import { Button } from '../parts/button.tsx'
import css from './readiness.module.css'
import { useStaff } from './tools.ts'
import type { Check } from './use-checks.ts'

type Reason = keyof ReturnType<typeof useStaff>['say']['reasons']

/** The usual reasons for each check to be left out. */
const fitting: Record<CheckName, readonly Reason[]> = {
  installed: ['inBrowser', 'notNeeded'],
  persisted: ['online', 'notNeeded'],
  clock: ['byHand', 'notNeeded'],
  camera: ['scanner', 'notNeeded'],
  roster: ['later', 'notNeeded'],
  write: ['byHand'],
  pin: ['later', 'notNeeded'],
}

interface Props {
  check: Check
  onReason: (reason: string) => void
  onCancel: () => void
}

/** Asks why a check may be left out: one of the usual reasons, or in one's own words. */
export function Waive({ check, onReason, onCancel }: Props) {
  const { say } = useStaff()
  const [typed, setTyped] = useState('')
  return (
    <form
      class={css.waive}
      onSubmit={(event) => {
        event.preventDefault()
        if (typed.trim()) onReason(typed.trim())
      }}
    >
      <h2>
        {say.checks[check.name]}: {say.waiveWhy}
      </h2>
      {fitting[check.name].map((reason) => (
        <Button key={reason} look="quiet" onPress={() => onReason(say.reasons[reason])}>
          {say.reasons[reason]}
        </Button>
      ))}
      <label>
        <span>{say.waiveReason}</span>
        <input
          value={typed}
          maxLength={200}
          autocomplete="off"
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <div class={css.rowActs}>
        <Button look="outline" onPress={onCancel}>
          {say.back}
        </Button>
        <button type="submit" class={css.submit} disabled={typed.trim() === ''}>
          {say.waive}
        </button>
      </div>
    </form>
  )
}
