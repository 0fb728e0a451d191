import type { CertificateSettings } from '../../domain/api-certificates.ts'
import { sayingOf } from '../api/failure.ts'
import { Refusal } from '../parts/refusal.tsx'
import text from '../parts/text.module.css'
import { useHere } from '../programme.ts'
import css from './certificates.module.css'
import { useCertificateSettings, useSaveCertificateSettings } from './queries.ts'

const choices: readonly (readonly [keyof CertificateSettings, string, string])[] = [
  [
    'wait',
    'Wait until a session is closed',
    'Nobody gets a certificate while a kiosk has yet to report.',
  ],
  [
    'automatic',
    'Issue by itself',
    'Whoever completes a session gets one without anybody pressing a button.',
  ],
  ['mail', 'Send those by mail', 'With the file, to whoever has an e-mail address.'],
]

/** When certificates are issued, and what they wait for. */
export function CertificateSettingsForm() {
  const { isAdmin } = useHere()
  const settings = useCertificateSettings()
  const save = useSaveCertificateSettings()
  const failure = save.error && sayingOf(save.error)
  const { data } = settings
  if (!data) return null
  return (
    <section class={text.stack}>
      <h2 class={text.h2}>When they are issued</h2>
      {choices.map(([name, label, hint]) => (
        <label key={name} class={css.tick}>
          <input
            type="checkbox"
            checked={data[name]}
            disabled={!isAdmin}
            onChange={(event) => save.mutate({ ...data, [name]: event.currentTarget.checked })}
          />
          <span>
            {label}
            <br />
            <small class={text.dim}>{hint}</small>
          </span>
        </label>
      ))}
      <Refusal fact="Not saved.">{failure ? `${failure.what} ${failure.todo}` : undefined}</Refusal>
    </section>
  )
}
