import type { KioskCode, KioskRow } from '../../domain/api.ts'
import { Qr } from '../../ui/qr.tsx'
import { countdown } from '../format.ts'
import { useNow } from '../live/hooks.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Refusal } from '../parts/refusal.tsx'
import text from '../parts/text.module.css'
import { useDoors } from './doors.ts'
import css from './kiosks.module.css'

interface Props {
  code: KioskCode
  /** a tablet has this kiosk's identity already; whoever uses the code takes its place */
  replaces: boolean
  kiosk: KioskRow | undefined
  renew: () => void
  refusal: string | undefined
  close: () => void
}

/** The one-time code of a kiosk: to type, to open, to scan. Says when it was used. */
export function CodePanel({ code, replaces, kiosk, renew, refusal, close }: Props) {
  const { origin, first, onlyHere } = useDoors()
  const left = code.expiresAt - useNow(1000)
  const link = `${origin}/kiosk?code=${encodeURIComponent(code.code)}`
  const name = kiosk ? `${kiosk.name}, ${kiosk.room.name}` : 'The kiosk'
  if (kiosk?.status === 'ready' && !replaces) {
    return (
      <Banner
        kind="done"
        fact={`${name} is paired.`}
        action={<Button onClick={close}>Close</Button>}
      >
        Its roster comes down now; from then on it needs no network.
      </Banner>
    )
  }
  const over = left <= 0
  return (
    <section class={css.panel} aria-label="Pairing code">
      <div class={text.stack}>
        <h2 class={text.h2}>
          Pair <bdi>{name}</bdi>
        </h2>
        {over ? (
          <p>
            <b>This code has expired.</b> Nobody can use it any more. Make a new one.
          </p>
        ) : (
          <>
            <p class={css.code}>{code.code}</p>
            <p>
              For one tablet, once. Expires in <span class={css.left}>{countdown(left)}</span>.
            </p>
            <ol class={css.steps}>
              {first && (
                <li>
                  A tablet that was never here opens <b>{first.address}</b> first, and is led to
                  trust this server. Fingerprint: <span class={css.print}>{first.fingerprint}</span>
                </li>
              )}
              <li>
                On the tablet, scan the square, or open <b>{`${origin}/kiosk`}</b> and type the
                code.
              </li>
              <li>
                {replaces
                  ? 'The new tablet takes the place of the one that is paired now.'
                  : 'This page says when the tablet is paired.'}
              </li>
            </ol>
            {onlyHere && (
              <p class={css.at}>
                “localhost” is this computer alone. For another tablet open this page by the
                server’s own address first.
              </p>
            )}
          </>
        )}
        <Refusal fact="No new code.">{refusal}</Refusal>
        <div class={controls.acts}>
          <Button icon="sync" look={over ? 'go' : 'plain'} onClick={renew}>
            New code
          </Button>
          <Button onClick={close}>Close</Button>
        </div>
      </div>
      {!over && <Qr look={css.qr} text={link} label="QR code of the pairing link" />}
    </section>
  )
}
