import type { KioskRow } from '../../domain/api.ts'
import type { SheetCard } from '../../domain/api-fleet.ts'
import { Icon } from '../../ui/icon.tsx'
import { Qr } from '../../ui/qr.tsx'
import { clock, dayShort, plural } from '../format.ts'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { useHere } from '../programme.ts'
import { useServices } from '../services.ts'
import { type Doors, useDoors } from './doors.ts'
import css from './sheet.module.css'

interface Props {
  cards: readonly SheetCard[]
  kiosks: readonly KioskRow[]
  close: () => void
}

/** One card a tablet, to print and to lay on it: room, code, what to do. Says which were used. */
export function Sheet({ cards, kiosks, close }: Props) {
  const { print } = useServices()
  const { programme } = useHere()
  const doors = useDoors()
  const isPaired = (card: SheetCard) => {
    const kiosk = kiosks.find(({ id }) => id === card.id)
    return kiosk?.status === 'ready' && kiosk.enrolledAt !== null
  }
  const done = cards.filter(isPaired).length
  return (
    <section class={css.sheet} data-sheet aria-label="Cards with codes">
      <div class={css.bar}>
        <p>
          <b>
            {plural(cards.length, 'card')}, {done} paired.
          </b>{' '}
          The codes are shown this once: print them, or walk with this page open.
        </p>
        {doors.onlyHere && (
          <p class={css.at}>
            “localhost” is this computer alone. Open this page by the server’s own address first.
          </p>
        )}
        <div class={controls.acts}>
          <Button look="go" icon="file" onClick={print}>
            Print
          </Button>
          <Button onClick={close}>Close</Button>
        </div>
      </div>
      <ul class={css.cards}>
        {cards.map((card) => (
          <Card
            key={card.id}
            {...{ card, doors }}
            programme={programme.name}
            zone={programme.timeZone}
            isPaired={isPaired(card)}
          />
        ))}
      </ul>
    </section>
  )
}

interface CardProps {
  card: SheetCard
  doors: Doors
  programme: string
  zone: string
  isPaired: boolean
}

function Card({ card, doors, programme, zone, isPaired }: CardProps) {
  const { origin, first } = doors
  const link = `${origin}/kiosk?code=${encodeURIComponent(card.code)}`
  return (
    <li class={css.card}>
      <div class={css.text}>
        <small>{programme}</small>
        <h3>
          <bdi>{card.room.name}</bdi>
        </h3>
        <p>
          <bdi>{card.name}</bdi>
        </p>
        <p class={css.code}>{card.code}</p>
        {isPaired && (
          <p class={css.paired}>
            <Icon name="tick" /> Paired
          </p>
        )}
      </div>
      <Qr look={css.qr} text={link} label={`QR code of ${card.name}`} />
      <ol>
        {first && (
          <li>
            Open <b>{first.address}</b> and trust this server. Fingerprint:{' '}
            <span class={css.print}>{first.fingerprint}</span>
          </li>
        )}
        <li>
          Scan the square, or open <b>{`${origin}/kiosk`}</b> and type the code.
        </li>
        <li>Go through the list on the tablet until it is green.</li>
      </ol>
      <small>
        For one tablet, once, until {dayShort(card.expiresAt, zone)}, {clock(card.expiresAt, zone)}.
      </small>
    </li>
  )
}
