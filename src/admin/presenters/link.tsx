import { useState } from 'preact/hooks'
import type { ConfirmLinkMade, PresenterRow } from '../../domain/api-presenters.ts'
import { Qr } from '../../ui/qr.tsx'
import { sayingOf } from '../api/failure.ts'
import { clock, dayMiddle } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { Status } from '../parts/status.tsx'
import text from '../parts/text.module.css'
import { useHere } from '../programme.ts'
import css from './presenters.module.css'
import { useConfirmLink, useEndConfirmLink } from './queries.ts'

interface Props {
  presenter: Pick<PresenterRow, 'name' | 'email'>
  held: PresenterRow['sessions'][number]
}

/** The link by which a presenter confirms one session's list: sent, shown, ended. */
export function PresenterLink({ presenter: { name, email }, held }: Props) {
  const { mayAct } = useHere()
  const make = useConfirmLink(held.id)
  const end = useEndConfirmLink()
  const [shown, setShown] = useState<ConfirmLinkMade | null>(null)
  const error = make.error ?? end.error
  const saying = error && sayingOf(error)
  const show = () => make.mutate({ presenter: name }, { onSuccess: setShown })
  const stop = (id: string) => {
    setShown(null)
    make.reset()
    end.mutate(id)
  }
  const whose = (
    <span class="vh">
      {' '}
      of {name} for {held.title}
    </span>
  )
  return (
    <div class={css.link}>
      <LinkState held={held} sent={make.data?.mailed === true} />
      {mayAct && (
        <div class={css.acts}>
          <Button
            icon="sent"
            disabled={email === null || make.isPending}
            onClick={() => make.mutate({ presenter: name, send: true })}
          >
            {email === null ? 'Send: no e-mail yet' : 'Send link'}
            {whose}
          </Button>
          <Button disabled={make.isPending} onClick={shown ? () => setShown(null) : show}>
            {shown ? 'Hide link' : 'Show link'}
            {whose}
          </Button>
          {held.link && (
            <Button look="text" disabled={end.isPending} onClick={() => stop(held.link?.id ?? '')}>
              End link{whose}
            </Button>
          )}
        </div>
      )}
      {shown && <Shown made={shown} name={name} />}
      <Refusal fact="Not done.">{saying ? `${saying.what} ${saying.todo}` : undefined}</Refusal>
    </div>
  )
}

function LinkState({ held, sent }: { held: Props['held']; sent: boolean }) {
  const { programme } = useHere()
  const zone = programme.timeZone
  const { confirmedAt, link } = held
  if (confirmedAt !== null) {
    return (
      <Status shape="full" tone="in">
        Confirmed {dayMiddle(confirmedAt, zone)}, {clock(confirmedAt, zone)}
      </Status>
    )
  }
  if (sent) return <Status shape="half">Sent just now</Status>
  if (!link)
    return (
      <Status shape="ring" tone="dim">
        No link yet
      </Status>
    )
  return (
    <Status shape="half">
      Link stands{link.expiresAt !== null && ` until ${dayMiddle(link.expiresAt, zone)}`}
    </Status>
  )
}

function Shown({ made: { address }, name }: { made: ConfirmLinkMade; name: string }) {
  const [copied, setCopied] = useState<'yes' | 'no'>()
  const copy = () => {
    navigator.clipboard.writeText(address).then(
      () => setCopied('yes'),
      () => setCopied('no'),
    )
  }
  return (
    <div class={css.shown}>
      <Qr text={address} label={`Code that opens the list for ${name}`} look={css.qr} />
      <div>
        <p class={text.small}>
          Whoever opens it sees this one list, marks, and confirms. Give it to {name} alone.
        </p>
        <input
          readOnly
          class={css.address}
          aria-label={`Link of ${name}`}
          value={address}
          spellcheck={false}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button onClick={copy}>Copy link</Button>
        <output class={text.small}>
          {copied === 'yes' && 'Copied.'}
          {copied === 'no' && 'This browser copies nothing by itself: select the text and copy it.'}
        </output>
      </div>
    </div>
  )
}
