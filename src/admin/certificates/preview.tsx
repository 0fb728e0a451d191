import { useState } from 'preact/hooks'
import type { CertificateLanguage, TemplateContent } from '../../domain/certificate.ts'
import { sayingOf } from '../api/failure.ts'
import { Button, DownloadButton } from '../parts/button.tsx'
import { Field, SelectField } from '../parts/field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import text from '../parts/text.module.css'
import { useHere } from '../programme.ts'
import css from './certificates.module.css'
import { picturePath, usePrintPreview } from './queries.ts'

const languages: readonly (readonly [CertificateLanguage, string])[] = [
  ['en', 'English'],
  ['de', 'German'],
  ['fr', 'French'],
  ['es', 'Spanish'],
  ['ar', 'Arabic'],
]

/** How a template looks while one types, and as the file that would be printed. */
export function Preview({ content }: { content: TemplateContent }) {
  const [participant, setParticipant] = useState('Zoë Nguyễn')
  const [language, setLanguage] = useState<CertificateLanguage>('en')
  const print = usePrintPreview()
  const failure = print.error && sayingOf(print.error)
  return (
    <section class={css.side} aria-label="Preview">
      <Sheet content={content} participant={participant} />
      <p class={text.dim}>
        In English, of nobody, for a session of one hour. Names in any script and the other
        languages are in the file.
      </p>
      <div class={css.picture}>
        <Field label="Name on it" value={participant} maxLength={300} onValue={setParticipant} />
        <SelectField label="Language" value={language} options={languages} onValue={setLanguage} />
        <Button
          icon="file"
          disabled={print.isPending}
          onClick={() => print.mutate({ content, language, participant })}
        >
          {print.isPending ? 'Printing …' : 'Print a preview'}
        </Button>
        {print.data && (
          <DownloadButton href={`data:application/pdf;base64,${print.data.pdf}`} icon="down">
            Save the PDF
          </DownloadButton>
        )}
      </div>
      <Refusal fact="Not printed.">
        {failure ? `${failure.what} ${failure.todo}` : undefined}
      </Refusal>
    </section>
  )
}

function Sheet({ content, participant }: { content: TemplateContent; participant: string }) {
  const { programme } = useHere()
  const picture = (id: string | null, alt: string) =>
    id === null ? null : <img src={picturePath(programme.id, id)} alt={alt} />
  return (
    <div class={css.sheet} data-paper={content.paper} style={{ borderColor: content.colour }}>
      <div class={css.top}>
        {picture(content.logo, 'Logo')}
        <p class={css.sponsor}>
          <b>
            <bdi>{content.sponsor}</bdi>
          </b>
          {`\n${content.address}`}
          {content.registry !== '' && `\nRegistry number: ${content.registry}`}
        </p>
      </div>
      <div class={css.middle}>
        <span class={css.heading} style={{ color: content.colour }}>
          Certificate of Completion
        </span>
        <span>This is to certify that</span>
        <bdi class={css.name}>{participant}</bdi>
        <span>attended</span>
        <bdi class={css.title}>A session</bdi>
        {content.minutes && <span>Time attended: 62 minutes</span>}
        <b>Credits: 1.2 CPE, group live (NASBA/AICPA 2024)</b>
        {content.text !== '' && <bdi>{content.text}</bdi>}
      </div>
      <div class={css.foot}>
        <div class={css.signed}>
          {picture(content.signature, 'Signature')}
          <span class={css.rule} />
          <b>
            <bdi>{content.signatory}</bdi>
          </b>
          <span>{content.office}</span>
        </div>
        <p class={css.sponsor}>{'Certificate number: 0000-00000\nVerification code and QR'}</p>
      </div>
    </div>
  )
}
