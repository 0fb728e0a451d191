import { useState } from 'preact/hooks'
import type { WaitingTap } from '../../domain/api-truth.ts'
import { sayingOf } from '../api/failure.ts'
import { clockSeconds, dayShort } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { Refusal } from '../parts/refusal.tsx'
import css from '../parts/table.module.css'
import { type Column, Table } from '../parts/table.tsx'
import { useHere } from '../programme.ts'
import { useSessions } from '../queries.ts'
import { useUndo } from '../truth-queries.ts'
import { ChooseForm } from './choose-form.tsx'
import { AssignForm, DismissForm } from './forms.tsx'
import { canAssign, canChoose, keyOf, verdictWords, whoText } from './view.ts'

const columns: Column[] = [
  { head: 'Time' },
  { head: 'Kiosk', class: css.opt2 },
  { head: 'What' },
  { head: 'Session', class: css.opt2 },
  { head: 'Why it doesn’t count' },
  { head: <span class="vh">Actions</span> },
]

/** Taps that came and don't count, each with the reason and what can be done. */
export function WaitingList({ taps }: { taps: readonly WaitingTap[] }) {
  const { programme } = useHere()
  const sessions = useSessions(programme.id)
  const [open, setOpen] = useState<{ key: string; act: Act } | null>(null)
  const close = () => setOpen(null)
  return (
    <Table caption="Taps that wait" columns={columns}>
      {taps.map((tap) => {
        const key = keyOf(tap.ref)
        const title = sessions.data?.find(({ id }) => id === tap.session)?.title
        return open?.key === key ? (
          <tr key={key}>
            <td colSpan={columns.length}>
              <ActOf act={open.act} tap={tap} close={close} />
            </td>
          </tr>
        ) : (
          <Row key={key} tap={tap} session={title} open={(act) => setOpen({ key, act })} />
        )
      })}
    </Table>
  )
}

type Act = 'assign' | 'choose' | 'dismiss'

function ActOf({ act, tap, close }: { act: Act; tap: WaitingTap; close: () => void }) {
  if (act === 'assign') return <AssignForm tap={tap} close={close} />
  if (act === 'choose') return <ChooseForm tap={tap} close={close} />
  return <DismissForm tap={tap} close={close} />
}

interface RowProps {
  tap: WaitingTap
  session: string | undefined
  open: (act: Act) => void
}

function Row({ tap, session, open }: RowProps) {
  const { programme, mayAct } = useHere()
  const zone = programme.timeZone
  const at = tap.at ?? tap.receivedAt
  const about = whoText(tap)
  return (
    <tr>
      <td class={css.nw}>
        <b>{clockSeconds(at, zone)}</b>
        <span class={css.sub}>
          {dayShort(at, zone)}
          {tap.at === null && ', received'}
        </span>
      </td>
      <td class={css.opt2}>
        <bdi>{tap.kiosk.name}</bdi>
      </td>
      <td>
        <bdi>{about}</bdi>
        <span class={`${css.sub} ${css.small}`}>
          <bdi>{tap.kiosk.name}</bdi>
        </span>
      </td>
      <td class={css.opt2}>
        <bdi>{session ?? tap.session ?? ''}</bdi>
      </td>
      <td>
        {verdictWords[tap.verdict]}
        <span class={css.sub}>
          {tap.detail ?? (tap.dismissed ? 'Looked at and left' : tap.code)}
        </span>
      </td>
      <td class={css.nw}>
        {mayAct && (
          <>
            {canAssign(tap) && (
              <Button onClick={() => open('assign')}>
                Match<span class="vh"> {about}</span>
              </Button>
            )}{' '}
            {canChoose(tap) && !tap.dismissed && (
              <Button onClick={() => open('choose')}>
                Choose<span class="vh"> which counts: {about}</span>
              </Button>
            )}{' '}
            {!tap.dismissed && (
              <Button look="text" onClick={() => open('dismiss')}>
                Leave it<span class="vh">: {about}</span>
              </Button>
            )}
            {tap.dismissal !== null && <LookAgain dismissal={tap.dismissal} about={about} />}
          </>
        )}
      </td>
    </tr>
  )
}

/** Takes back that a tap was left as it is. */
function LookAgain({ dismissal, about }: { dismissal: string; about: string }) {
  const undo = useUndo('corrections')
  const saying = undo.error && sayingOf(undo.error)
  return (
    <>
      <Button look="text" disabled={undo.isPending} onClick={() => undo.mutate(dismissal)}>
        Look again<span class="vh"> at {about}</span>
      </Button>
      <Refusal fact="Not changed.">{saying ? `${saying.what} ${saying.todo}` : undefined}</Refusal>
    </>
  )
}
