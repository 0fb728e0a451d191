import { useState } from 'preact/hooks'
import type { SettingsAnswer } from '../../domain/api.ts'
import { sayingOf } from '../api/failure.ts'
import { Button } from '../parts/button.tsx'
import { Refusal } from '../parts/refusal.tsx'
import text from '../parts/text.module.css'
import { useSave } from '../settings/use-save.ts'
import css from './follow-up.module.css'
import { RuleChoice } from './rule-choice.tsx'

/** The rules by which a programme credits attendance; a session may have others. */
export function CreditsForm({ settings }: { settings: SettingsAnswer }) {
  const save = useSave()
  const [chosen, setChosen] = useState(settings.creditRules)
  const failure = save.error && sayingOf(save.error)
  return (
    <form
      class={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({ creditRules: chosen })
      }}
    >
      <div>
        <h2 class={text.h2}>Credits of this programme</h2>
        <p class={text.dim}>
          Every attendance is credited by each of these. A session may have rules of its own.
        </p>
      </div>
      <RuleChoice
        legend="Rules"
        chosen={chosen}
        onChange={(rules) => {
          save.reset()
          setChosen(rules)
        }}
      />
      <div class={css.save}>
        <Button type="submit" look="go" icon="tick" disabled={save.isPending}>
          {save.isPending ? 'Saving …' : 'Save the rules'}
        </Button>
        <output>{save.isSuccess && 'Saved. The credits follow in a moment.'}</output>
      </div>
      <Refusal fact="Not saved.">{failure ? `${failure.what} ${failure.todo}` : undefined}</Refusal>
    </form>
  )
}
