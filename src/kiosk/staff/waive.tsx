import { useState } from 'preact/hooks'
import { Button } from '../parts/button.tsx'
import css from './readiness.module.css'
import { useStaff } from './tools.ts'
import type { Check } from './use-checks.ts'

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
      {Object.values(say.reasons).map((reason) => (
        <Button key={reason} look="quiet" onPress={() => onReason(reason)}>
          {reason}
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
