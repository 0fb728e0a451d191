import { useState } from 'preact/hooks'
import type { MailTemplateRow, MailTemplatesAnswer, MailWords } from '../../domain/api-mail.ts'
import { type MailLanguage, mailLanguages, mailTemplates } from '../../domain/mail-templates.ts'
import { Await } from '../parts/await.tsx'
import controls from '../parts/controls.module.css'
import { Segment, Select } from '../parts/field.tsx'
import text from '../parts/text.module.css'
import { useUnsaved } from '../unsaved/use-unsaved.ts'
import { MailHead } from './head.tsx'
import { useTemplates } from './queries.ts'
import { languageNames, templateMeans, templateName } from './words.ts'
import { WordsForm } from './words-form.tsx'

/** What mails say, template by template, in each language. */
export function TemplatesPage() {
  const templates = useTemplates()
  return (
    <>
      <MailHead />
      <Await query={templates} what="the words of mails">
        {(answer) => <Chosen answer={answer} />}
      </Await>
    </>
  )
}

function Chosen({ answer: { items, variables } }: { answer: MailTemplatesAnswer }) {
  const [template, setTemplate] = useState<MailTemplateRow['template']>('survey')
  const [language, setLanguage] = useState<MailLanguage>('en')
  // what is typed stays while one looks at another
  const [drafts, setDrafts] = useState<Readonly<Record<string, MailWords | undefined>>>({})
  useUnsaved(Object.values(drafts).some((draft) => draft !== undefined))
  const key = `${template} ${language}`
  const own = (one: string, of: string) =>
    items.some((row) => row.template === one && row.language === of && row.own)
  const row = items.find((one) => one.template === template && one.language === language)
  const names = mailTemplates.map((one) => [one, templateName(one)] as const)
  const languages = mailLanguages.map(
    (one) => [one, `${languageNames[one]}${own(template, one) ? ' ·' : ''}`] as const,
  )
  return (
    <section class={text.stack}>
      <div class={controls.tools}>
        <Select label="Mail" value={template} options={names} onValue={setTemplate} />
        <Segment label="Language" value={language} options={languages} onValue={setLanguage} />
      </div>
      <p class={text.dim}>
        {templateMeans[template]} Each is written in the attendee’s own language, in English where
        that is none of these.
      </p>
      {row && (
        <WordsForm
          key={key}
          row={row}
          draft={drafts[key]}
          onDraft={(words) => setDrafts((before) => ({ ...before, [key]: words }))}
          variables={variables[template]}
        />
      )}
    </section>
  )
}
