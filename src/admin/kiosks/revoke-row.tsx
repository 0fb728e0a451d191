import type { KioskRow } from '../../domain/api.ts'
import { sayingOf } from '../api/failure.ts'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Refusal } from '../parts/refusal.tsx'
import css from './kiosks.module.css'
import { useKioskAct } from './use-act.ts'

interface Props {
  kiosk: KioskRow
  columns: number
  close: () => void
}

/** Says what revoking does before it is done. */
export function RevokeRow({ kiosk, columns, close }: Props) {
  const revoke = useKioskAct(kiosk.id, 'revoke')
  const saying = revoke.error && sayingOf(revoke.error)
  return (
    <tr class={css.sure}>
      <td colSpan={columns}>
        <div class={css.sureText}>
          <p>
            <b>
              Revoke <bdi>{kiosk.name}</bdi>, <bdi>{kiosk.room.name}</bdi>?
            </b>{' '}
            This is for good. It erases its roster at its next contact. Taps that it sent stay and
            count. Those it still holds{kiosk.waiting ? ` (${kiosk.waiting} as last said)` : ''} are
            taken into quarantine, and count once somebody releases them. To use the tablet again,
            pair it as a new kiosk.
          </p>
          <div class={controls.acts}>
            <Button
              look="danger"
              icon="stop"
              disabled={revoke.isPending}
              onClick={() => revoke.mutate(undefined, { onSuccess: close })}
            >
              {revoke.isPending ? 'Revoking …' : 'Revoke this kiosk'}
            </Button>
            <Button onClick={close}>Keep it</Button>
          </div>
          <Refusal fact="Not revoked.">
            {saying ? `${saying.what} ${saying.todo}` : undefined}
          </Refusal>
        </div>
      </td>
    </tr>
  )
}
