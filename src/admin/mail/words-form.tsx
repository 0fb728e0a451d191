import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import * as z from 'zod/mini'
import { type MailTemplateRow, MailWords } from '../../domain/api-mail.ts'
import { problemsOf } from '../../domain/mail-words.ts'
import { sayingOf } from '../api/failure.ts'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Field } from '../parts/field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import text from '../parts/text.module.css'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { useRested } from '../use-rested.ts'
import { MailFrame } from './frame.tsx'
import css from './mail.module.css'
import { usePreview, useSaveWords, useTestMail } from './queries.ts'

interface Props {
  row: MailTemplateRow
  /** what was typed before and not saved */
  draft: MailWords | undefined
  onDraft: (words: MailWords | undefined) => void
  variables: readonly string[]
}

/** The words of one mail in one language beside how they look, and a test mail. */
export function WordsForm({ row, variables, draft, onDraft }: Props) {
  const { isAdmin } = useHere()
  const { subject, body } = draft ?? row
  const setSubject = (next: string) => onDraft({ subject: next, body })
  const setBody = (next: string) => onDraft({ subject, body: next })
  const save = useSaveWords(row)
  const isChanged = subject !== row.subject || body !== row.body
  const problems = problemsOf(row.template, { subject, body })
  const wrong = (field: 'subject' | 'body') =>
    problems
      .filter((one) => one.field === field)
      .map(({ line, column, message }) =>
        field === 'subject' ? message : `Line ${line}, column ${column}: ${message}`,
      )
  const direction = row.language === 'ar' ? 'rtl' : 'ltr'
  return (
    <div class={css.edit}>
      <form
        class={controls.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (!isAdmin || !isChanged || problems.length > 0) return
          save.mutate({ subject, body }, { onSuccess: () => onDraft(undefined) })
        }}
      >
        <Field
          label="Subject"
          value={subject}
          onValue={setSubject}
          problem={wrong('subject')[0]}
          maxLength={300}
        />
        <label class={css.body}>
          <span class={controls.label}>Text</span>
          <textarea
            class={controls.inp}
            rows={18}
            dir={direction}
            lang={row.language}
            value={body}
            aria-invalid={wrong('body').length > 0 ? 'true' : undefined}
            aria-describedby="words-hint"
            onInput={(event) => setBody(event.currentTarget.value)}
          />
        </label>
        <div id="words-hint" class={text.stack}>
          {wrong('body').map((one) => (
            <small key={one} class={controls.problem}>
              {one}
            </small>
          ))}
          <small class={controls.hint}>
            {variables.map((name) => `{{${name}}}`).join('  ')}. A paragraph whose variable has
            nothing to say is left out. <code>[words]({'{{link}}'})</code> makes a button.
          </small>
        </div>
        {isAdmin && (
          <div class={controls.acts}>
            <Button
              type="submit"
              look="go"
              icon="tick"
              disabled={!isChanged || problems.length > 0}
            >
              {isChanged ? 'Save' : 'Saved'}
            </Button>
            {isChanged && (
              <Button icon="undo" onClick={() => onDraft(undefined)}>
                Undo changes
              </Button>
            )}
            {row.own && !isChanged && (
              <Button look="text" onClick={() => save.mutate(null)}>
                Use the built-in words
              </Button>
            )}
          </div>
        )}
        <Refusal fact="Not saved.">{save.error ? sayingOf(save.error).what : undefined}</Refusal>
        {isAdmin && <TestMail row={row} isChanged={isChanged} />}
      </form>
      {isAdmin && <Preview row={row} subject={subject} body={body} />}
    </div>
  )
}

function Preview({ row, subject, body }: { row: MailTemplateRow; subject: string; body: string }) {
  const rested = useRested(JSON.stringify({ subject, body }))
  const preview = usePreview(row, z.parse(MailWords, JSON.parse(rested)))
  if (!preview.data) return null
  return (
    <section class={text.stack} aria-label="How it looks">
      <p class={css.subject}>
        <span class={text.dim}>Subject</span> <bdi>{preview.data.subject}</bdi>
      </p>
      <MailFrame title="How the mail looks" html={preview.data.html} />
    </section>
  )
}

function TestMail({ row, isChanged }: { row: MailTemplateRow; isChanged: boolean }) {
  const { programme, me } = useHere()
  const [to, setTo] = useState(me.email ?? '')
  const test = useTestMail(row)
  return (
    <div class={css.test}>
      <Field
        type="email"
        label="Test mail to"
        value={to}
        onValue={setTo}
        hint="With made-up values, through the outbox."
      />
      <Button
        icon="mail"
        disabled={isChanged || to.trim() === ''}
        onClick={() => test.mutate(to.trim())}
      >
        {isChanged ? 'Save first, then send a test' : 'Send a test'}
      </Button>
      <Refusal fact="Not sent.">{test.error ? sayingOf(test.error).what : undefined}</Refusal>
      {test.data && (
        <output>
          It is in the <Link href={paths.mailOne(programme.id, test.data.id)}>outbox</Link>.
        </output>
      )}
    </div>
  )
}
