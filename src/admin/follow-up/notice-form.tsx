import { useState } from 'preact/hooks'
import type { SettingsAnswer } from '../../domain/api.ts'
import { sayingOf } from '../api/failure.ts'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import text from '../parts/text.module.css'
import { useHere } from '../programme.ts'
import { useAllSettings } from '../queries.ts'
import { useSave } from '../settings/use-save.ts'
import css from './follow-up.module.css'

/** When an attendance is about to expire, and when its attendee is told by mail. */
export function NoticeForm() {
  const { programme, isAdmin } = useHere()
  const settings = useAllSettings(programme.id)
  if (!isAdmin || !settings.data) return null
  return <Form key={programme.id} settings={settings.data} />
}

const readDays = (typed: string): number | null | undefined => {
  if (typed.trim() === '') return null
  return /^\d{1,3}$/.test(typed.trim()) && Number(typed) <= 730 ? Number(typed) : undefined
}

function Form({ settings }: { settings: SettingsAnswer }) {
  const save = useSave()
  const [soon, setSoon] = useState(String(settings.expiringSoonDays))
  const [notice, setNotice] = useState(String(settings.expiryNoticeDays ?? ''))
  const [tried, setTried] = useState(false)
  const [expiringSoonDays, expiryNoticeDays] = [readDays(soon), readDays(notice)]
  const wrong = 'A whole number of days up to 730.'
  const failure = save.error && sayingOf(save.error)
  const submit = () => {
    setTried(true)
    if (expiringSoonDays === null || expiringSoonDays === undefined) return
    if (expiryNoticeDays === undefined) return
    save.mutate({ expiringSoonDays, expiryNoticeDays })
  }
  return (
    <form
      class={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <h2 class={text.h2}>Before it ends</h2>
      <div class={css.row}>
        <Field
          label="Expiring Soon, days before"
          inputMode="numeric"
          value={soon}
          problem={tried && typeof expiringSoonDays !== 'number' ? wrong : undefined}
          onValue={(typed) => {
            save.reset()
            setSoon(typed)
          }}
        />
        <Field
          label="Told by mail, days before"
          inputMode="numeric"
          value={notice}
          hint="Once for each attendance. Empty: nobody is told."
          problem={tried && expiryNoticeDays === undefined ? wrong : undefined}
          onValue={(typed) => {
            save.reset()
            setNotice(typed)
          }}
        />
      </div>
      <div class={css.save}>
        <Button type="submit" disabled={save.isPending}>
          {save.isPending ? 'Saving …' : 'Save the days'}
        </Button>
        <output>{save.isSuccess && 'Saved.'}</output>
      </div>
      <Refusal fact="Not saved.">{failure ? `${failure.what} ${failure.todo}` : undefined}</Refusal>
    </form>
  )
}
