import { useState } from 'preact/hooks'
import type { PresenterRow } from '../../domain/api-presenters.ts'
import { type MailLanguage, mailLanguages } from '../../domain/mail-templates.ts'
import { sayingOf } from '../api/failure.ts'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Select } from '../parts/field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { useHere } from '../programme.ts'
import css from './presenters.module.css'
import { useSavePresenter } from './queries.ts'

const languages: Record<MailLanguage, string> = {
  en: 'English',
  de: 'German',
  fr: 'French',
  es: 'Spanish',
  ar: 'Arabic',
}

/** A presenter's e-mail address and the language of mails to them. */
export function Reached({ presenter }: { presenter: PresenterRow }) {
  const { mayAct } = useHere()
  const { name } = presenter
  const save = useSavePresenter()
  const [email, setEmail] = useState(presenter.email ?? '')
  const saying = save.error && sayingOf(save.error)
  const isChanged = email.trim() !== (presenter.email ?? '')
  if (!mayAct) return <bdi>{presenter.email ?? 'No e-mail address'}</bdi>
  const store = (language = presenter.language) =>
    save.mutate({ name, email: email.trim() === '' ? null : email.trim(), language })
  return (
    <form
      class={css.reached}
      onSubmit={(event) => {
        event.preventDefault()
        store()
      }}
    >
      <input
        type="email"
        class={controls.inp}
        aria-label={`E-mail address of ${name}`}
        placeholder="E-mail address"
        autocomplete="off"
        value={email}
        onInput={(event) => setEmail(event.currentTarget.value)}
      />
      <Select
        label={`Language of mails to ${name}`}
        value={presenter.language ?? 'en'}
        options={mailLanguages.map((one) => [one, languages[one]])}
        onValue={store}
      />
      {isChanged && (
        <Button type="submit" look="go" disabled={save.isPending}>
          Save<span class="vh"> the address of {name}</span>
        </Button>
      )}
      <Refusal fact="Not saved.">{saying ? `${saying.what} ${saying.todo}` : undefined}</Refusal>
    </form>
  )
}
