import { useMutation } from '@tanstack/preact-query'
import * as z from 'zod/mini'
import { RecordLinkRow } from '../../domain/api-my.ts'
import { Qr } from '../../ui/qr.tsx'
import { programmePath } from '../api/calls.ts'
import { orThrow } from '../api/client.ts'
import { sayingOf } from '../api/failure.ts'
import { Button } from '../parts/button.tsx'
import { Refusal } from '../parts/refusal.tsx'
import text from '../parts/text.module.css'
import { useHere } from '../programme.ts'
import { useServices } from '../services.ts'
import css from './phones.module.css'

const Withdrawn = z.object({ withdrawn: z.literal(true) })

/** The personal link to an attendee's own record: shown for them to scan or copy, and withdrawn. */
export function RecordLink({ attendee }: { attendee: string }) {
  const { call } = useServices()
  const { programme } = useHere()
  const path = `${programmePath(programme.id)}/attendees/${encodeURIComponent(attendee)}/record-link`
  const show = useMutation({
    mutationFn: () => orThrow(call({ path, method: 'POST', json: {}, schema: RecordLinkRow })),
  })
  const withdraw = useMutation({
    mutationFn: () => orThrow(call({ path, method: 'DELETE', schema: Withdrawn })),
    onSuccess: () => show.reset(),
  })
  const error = show.error ?? withdraw.error
  const saying = error && sayingOf(error)
  return (
    <section class={text.stack}>
      <h2 class={text.h2}>Their own record, by link</h2>
      <p class={text.dim}>
        Whoever has the link sees this attendee’s sessions, time and certificates, without a
        password.
      </p>
      {show.data && (
        <div class={css.link}>
          <Qr text={show.data.address} label="The link as QR" look={css.qr} />
          <code>{show.data.address}</code>
        </div>
      )}
      <div class={css.acts}>
        {!show.data && (
          <Button icon="right" disabled={show.isPending} onClick={() => show.mutate()}>
            Show the link
          </Button>
        )}
        <Button disabled={withdraw.isPending} onClick={() => withdraw.mutate()}>
          Withdraw it
        </Button>
        <output>{withdraw.isSuccess && !show.data && 'It opens nothing any more.'}</output>
      </div>
      <Refusal fact="Not done.">{saying ? `${saying.what} ${saying.todo}` : undefined}</Refusal>
    </section>
  )
}
