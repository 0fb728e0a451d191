import { useState } from 'preact/hooks'
import type { SettingsAnswer } from '../../domain/api.ts'
import { languageNames, languages } from '../../i18n/languages.ts'
import { sayingOf } from '../api/failure.ts'
import { Button } from '../parts/button.tsx'
import { Field, Segment } from '../parts/field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { useUnsaved } from '../unsaved/use-unsaved.ts'
import { Check } from './check.tsx'
import { type Draft, draftOf, requestOf } from './draft.ts'
import css from './settings.module.css'
import { useSave } from './use-save.ts'
import { WalkInFields } from './walk-ins.tsx'

/** How the kiosks of the programme behave. */
export function SettingsForm({ settings }: { settings: SettingsAnswer }) {
  const save = useSave()
  const [draft, setDraft] = useState(() => draftOf(settings))
  const [problem, setProblem] = useState<string>()
  const change = (part: Partial<Draft>) => {
    save.reset()
    setDraft((before) => ({ ...before, ...part }))
  }
  const submit = () => {
    const request = requestOf(draft)
    setProblem(request.ok ? undefined : request.error)
    if (request.ok) save.mutate(request.value)
  }
  useUnsaved(!save.isSuccess && JSON.stringify(draft) !== JSON.stringify(draftOf(settings)))
  const failure = save.error ? sayingOf(save.error) : null
  return (
    <form
      class={css.part}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <h2>Kiosks</h2>
      <Segment
        label="What kiosks take"
        value={draft.mode}
        options={[
          ['both', 'Check-in and check-out'],
          ['in', 'Check-in only'],
          ['out', 'Check-out only'],
        ]}
        onValue={(mode) => change({ mode })}
      />
      <Check
        label="Ask once more before a check-out"
        isOn={draft.confirmOut}
        onChange={(confirmOut) => change({ confirmOut })}
      />
      <Times draft={draft} change={change} />
      <fieldset class={css.languages}>
        <legend>Languages, the first being the kiosks’ own</legend>
        {[...draft.languages, ...languages.filter((one) => !draft.languages.includes(one))].map(
          (language) => (
            <Check
              key={language}
              label={nameOf(language)}
              isOn={draft.languages.includes(language)}
              onChange={(isOn) =>
                change({
                  languages: isOn
                    ? [...draft.languages, language]
                    : draft.languages.filter((one) => one !== language),
                })
              }
            />
          ),
        )}
      </fieldset>
      <WalkInFields draft={draft} change={change} />
      <div class={css.save}>
        <Button type="submit" look="go" icon="tick" disabled={save.isPending}>
          {save.isPending ? 'Saving …' : 'Save'}
        </Button>
        {save.isSuccess && <output>Saved. Kiosks follow with their next contact.</output>}
      </div>
      <Refusal fact="Not saved.">
        {problem ?? (failure ? `${failure.what} ${failure.todo}` : undefined)}
      </Refusal>
    </form>
  )
}

const nameOf = (language: string): string =>
  Object.entries(languageNames).find(([one]) => one === language)?.[1].name ?? language

interface TimesProps {
  draft: Draft
  change: (part: Partial<Draft>) => void
}

/** What is a number, in the unit that people think in. */
function Times({ draft, change }: TimesProps) {
  return (
    <div class={css.times}>
      <Field
        label="Result screen stays, seconds"
        value={draft.result}
        onValue={(result) => change({ result })}
      />
      <Field
        label="Undo, seconds"
        value={draft.undo}
        onValue={(undo) => change({ undo })}
        hint="Changing it computes every record anew."
      />
      <Field
        label="Same step twice counts once within, seconds"
        value={draft.bounce}
        onValue={(bounce) => change({ bounce })}
        hint="Changing it computes every record anew."
      />
      <Field
        label="Check-in opens before the start, minutes"
        value={draft.opensBefore}
        onValue={(opensBefore) => change({ opensBefore })}
        hint="Where a session doesn’t say otherwise."
      />
      <Field
        label="Sent taps are kept on the tablet, days"
        value={draft.keepDays}
        onValue={(keepDays) => change({ keepDays })}
      />
    </div>
  )
}
