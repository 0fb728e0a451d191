import { useState } from 'preact/hooks'
import { Link, useLocation } from 'wouter-preact'
import type { CertificateTemplate } from '../../domain/api-certificates.ts'
import { emptyTemplate, type TemplateContent } from '../../domain/certificate.ts'
import { sayingOf } from '../api/failure.ts'
import { Await, Empty } from '../parts/await.tsx'
import { Button } from '../parts/button.tsx'
import { Field, Segment } from '../parts/field.tsx'
import { PageHead } from '../parts/head.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import css from './certificates.module.css'
import { LongField } from './long-field.tsx'
import { PictureField } from './picture.tsx'
import { Preview } from './preview.tsx'
import { useSaveTemplate, useTemplates } from './queries.ts'

/** A template by its id, or a new one. */
export function TemplatePage({ id }: { id: string }) {
  const { programme, isAdmin } = useHere()
  const templates = useTemplates()
  if (!isAdmin) return <Empty>Admins change templates.</Empty>
  if (id === 'new') {
    const content = { ...emptyTemplate, sponsor: programme.name }
    return <Editor template={null} content={content} />
  }
  return (
    <Await query={templates} what="the template">
      {({ items }) => {
        const template = items.find((one) => one.id === id)
        return template ? (
          <Editor key={template.revision} template={template} content={template.content} />
        ) : (
          <Empty>There is no such template.</Empty>
        )
      }}
    </Await>
  )
}

interface Props {
  template: CertificateTemplate | null
  content: TemplateContent
}

function Editor({ template, content }: Props) {
  const { programme } = useHere()
  const [, go] = useLocation()
  const [draft, setDraft] = useState(content)
  const [tried, setTried] = useState(false)
  const save = useSaveTemplate(template?.id ?? null)
  const change = (part: Partial<TemplateContent>) => setDraft((before) => ({ ...before, ...part }))
  const lacks = (['name', 'sponsor'] as const).find((name) => draft[name].trim() === '')
  const failure = save.error && sayingOf(save.error)
  const submit = (standard: boolean) => {
    setTried(true)
    if (lacks || save.isPending) return
    save.mutate(
      { content: draft, standard, revision: template?.revision ?? 0 },
      { onSuccess: () => go(paths.certificateTemplates(programme.id)) },
    )
  }
  return (
    <>
      <PageHead title={template ? template.content.name : 'New template'}>
        <p>
          <Link href={paths.certificateTemplates(programme.id)}>All templates</Link>
        </p>
      </PageHead>
      <div class={css.two}>
        <form
          class={css.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            submit(template?.standard ?? false)
          }}
        >
          <Words {...{ draft, change, tried }} />
          <PictureField label="Logo" id={draft.logo} choose={(logo) => change({ logo })} />
          <PictureField
            label="Signature"
            id={draft.signature}
            choose={(signature) => change({ signature })}
          />
          <Looks {...{ draft, change }} />
          <div class={css.picture}>
            <Button type="submit" look="go" icon="tick" disabled={save.isPending}>
              {save.isPending ? 'Saving …' : 'Save'}
            </Button>
            {template?.standard !== true && (
              <Button disabled={save.isPending} onClick={() => submit(true)}>
                Save, and use it for sessions that name none
              </Button>
            )}
          </div>
          <Refusal fact="Not saved.">
            {failure ? `${failure.what} ${failure.todo}` : undefined}
          </Refusal>
        </form>
        <Preview content={draft} />
      </div>
    </>
  )
}

interface PartProps {
  draft: TemplateContent
  change: (part: Partial<TemplateContent>) => void
}

function Words({ draft, change, tried }: PartProps & { tried: boolean }) {
  const needed = (value: string) =>
    tried && value.trim() === '' ? 'This stands on every certificate: fill it in.' : undefined
  return (
    <>
      <Field
        label="Name of the template"
        value={draft.name}
        maxLength={100}
        problem={needed(draft.name)}
        onValue={(name) => change({ name })}
      />
      <Field
        label="Sponsor"
        value={draft.sponsor}
        maxLength={200}
        problem={needed(draft.sponsor)}
        onValue={(sponsor) => change({ sponsor })}
      />
      <LongField
        label="Address"
        value={draft.address}
        maxLength={500}
        onValue={(address) => change({ address })}
      />
      <Field
        label="Registry number"
        value={draft.registry}
        maxLength={200}
        hint="As the boards gave it: NASBA 123456."
        onValue={(registry) => change({ registry })}
      />
      <LongField
        label="Own text"
        value={draft.text}
        maxLength={1000}
        onValue={(text) => change({ text })}
      />
      <Field
        label="Who signs"
        value={draft.signatory}
        maxLength={200}
        onValue={(signatory) => change({ signatory })}
      />
      <Field
        label="Their office"
        value={draft.office}
        maxLength={200}
        onValue={(office) => change({ office })}
      />
    </>
  )
}

function Looks({ draft, change }: PartProps) {
  return (
    <div class={css.picture}>
      <Segment
        label="Paper"
        value={draft.paper}
        options={[
          ['a4', 'A4'],
          ['letter', 'US Letter'],
        ]}
        onValue={(paper) => change({ paper })}
      />
      <label class={css.tick}>
        <input
          class={css.colour}
          type="color"
          value={draft.colour}
          onInput={(event) => change({ colour: event.currentTarget.value })}
        />
        Colour
      </label>
      <label class={css.tick}>
        <input
          type="checkbox"
          checked={draft.minutes}
          onChange={(event) => change({ minutes: event.currentTarget.checked })}
        />
        Time attended, beside the credits
      </label>
    </div>
  )
}
