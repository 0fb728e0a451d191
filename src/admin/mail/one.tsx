import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import type { MailContent } from '../../domain/api-mail.ts'
import { sayingOf } from '../api/failure.ts'
import { plural } from '../format.ts'
import { Await } from '../parts/await.tsx'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Segment } from '../parts/field.tsx'
import { Facts, PageHead } from '../parts/head.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { Status } from '../parts/status.tsx'
import text from '../parts/text.module.css'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { dateTime } from '../rights/words.ts'
import { MailFrame } from './frame.tsx'
import css from './mail.module.css'
import { useDismissMail, useMail, useSendMail } from './queries.ts'
import { languageNames, lookOf, stateMeans, templateName } from './words.ts'

/** One mail: what it says, how it stands, and what can be done about it. */
export function MailPage({ id }: { id: string }) {
  const mail = useMail(id)
  return (
    <Await query={mail} what="the mail">
      {(content) => <Shown mail={content} />}
    </Await>
  )
}

function Shown({ mail }: { mail: MailContent }) {
  const { programme, mayAct } = useHere()
  const { shape, tone, words } = lookOf(mail)
  const language = Object.entries(languageNames).find(([key]) => key === mail.language)?.[1]
  return (
    <>
      <PageHead
        title={mail.subject ?? templateName(mail.template)}
        acts={mayAct && <Acts mail={mail} />}
      >
        <Facts
          items={[
            <Link key="all" href={paths.mail(programme.id)}>
              Outbox
            </Link>,
            templateName(mail.template),
            language ?? mail.language,
            mail.attachments > 0 ? plural(mail.attachments, 'attachment', 'attachments') : null,
          ]}
        />
      </PageHead>
      <dl class={css.facts}>
        <dt>To</dt>
        <dd>
          <Recipient mail={mail} />
        </dd>
        <dt>State</dt>
        <dd>
          <Status shape={shape} tone={tone}>
            {words}
          </Status>{' '}
          since {dateTime(mail.changedAt)}
          <span class={text.dim}> · {stateMeans[mail.state]}</span>
        </dd>
        {mail.state === 'waiting' && (
          <>
            <dt>Due</dt>
            <dd>
              {dateTime(mail.dueAt)}
              {mail.tries > 0 && `, tried ${plural(mail.tries, 'time', 'times')}`}
            </dd>
          </>
        )}
        {mail.answer !== null && (
          <>
            <dt>Answer</dt>
            <dd class={mail.state === 'refused' ? text.bad : undefined}>
              <bdi>{mail.answer}</bdi>
            </dd>
          </>
        )}
      </dl>
      <Content mail={mail} />
    </>
  )
}

function Recipient({ mail: { attendee, name, address } }: { mail: MailContent }) {
  const { programme } = useHere()
  const called = <bdi>{name ?? address ?? 'Erased person'}</bdi>
  return (
    <>
      {attendee === null ? (
        called
      ) : (
        <Link href={paths.attendee(programme.id, attendee)}>{called}</Link>
      )}
      {name !== null && (
        <span class={text.dim}>
          {' '}
          <bdi>{address ?? 'no e-mail address is known'}</bdi>
        </span>
      )}
    </>
  )
}

function Acts({ mail }: { mail: MailContent }) {
  const send = useSendMail()
  const dismiss = useDismissMail()
  const failure = send.error ?? dismiss.error
  const { id, state } = mail
  const isUnsure = state === 'unsure'
  const mayGo = isUnsure || ['waiting', 'kept', 'refused', 'dismissed'].includes(state)
  const mayEnd = ['waiting', 'kept', 'refused', 'unsure'].includes(state)
  const label =
    state === 'refused' || state === 'dismissed'
      ? 'Try again'
      : isUnsure
        ? 'Send all the same'
        : 'Send now'
  return (
    <div class={text.stack}>
      <div class={controls.acts}>
        {mayGo && (
          <Button icon="mail" look="go" onClick={() => send.mutate({ id, again: isUnsure })}>
            {label}
          </Button>
        )}
        {mayEnd && (
          <Button icon="cross" onClick={() => dismiss.mutate(id)}>
            Dismiss
          </Button>
        )}
      </div>
      <Refusal fact="Not done.">{failure ? sayingOf(failure).what : undefined}</Refusal>
    </div>
  )
}

const views = [
  ['html', 'As it looks'],
  ['text', 'As text'],
] as const

function Content({ mail: { html, text: plain, state, subject } }: { mail: MailContent }) {
  const [view, setView] = useState<'html' | 'text'>('html')
  if (html === null || plain === null) {
    return <Banner kind="waiting" fact="There is nothing to read: it could not be made." />
  }
  return (
    <section class={text.stack}>
      <div class={controls.tools}>
        <Segment label="View" value={view} options={views} onValue={setView} />
        {state !== 'sent' && state !== 'unsure' && (
          <span class={`${text.dim} ${text.small}`}>As it would go out now.</span>
        )}
      </div>
      {view === 'html' ? (
        <MailFrame title={subject ?? 'The mail'} html={html} />
      ) : (
        <pre class={css.plain}>{plain}</pre>
      )}
    </section>
  )
}
