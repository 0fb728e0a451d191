import type { KioskAct } from '../../domain/api-fleet.ts'
import { clock, dayShort, plural } from '../format.ts'

interface Words {
  what: string
  /** the reason that was given */
  why: string
}

/** A row of the history in words; one that is newer than this page is shown as it is. */
export function actWords({ act, detail }: KioskAct, zone: string): Words {
  const why = typeof detail.reason === 'string' ? detail.reason : ''
  return { what: whatWords(act, detail, zone), why }
}

const simple = new Map([
  ['kiosk-add', 'Added'],
  ['kiosk-code', 'A new code'],
  ['kiosk-revoke', 'Revoked'],
  ['kiosk-in-use', 'In use again after all'],
  ['kiosk-message-end', 'A message taken back'],
])

type Detail = KioskAct['detail']

function whatWords(act: string, detail: Detail, zone: string): string {
  const known = simple.get(act)
  if (known) return known
  const time = (at: unknown) =>
    typeof at === 'number' ? `${dayShort(at, zone)}, ${clock(at, zone)}` : ''
  switch (act) {
    case 'kiosk-enrol':
      return detail.again === true ? 'A tablet was paired anew' : 'A tablet was paired'
    case 'kiosk-edit':
      return detail.from === detail.room ? 'Renamed' : 'Moved to another room'
    case 'kiosk-message':
      return `A message until ${time(detail.until)}`
    case 'kiosk-packed-up':
      return `Packed up at ${time(detail.at)}`
    case 'kiosk-file':
      return `A file or QR codes with ${plural(Number(detail.taps) || 0, 'tap')} taken in`
    case 'kiosk-accept-logs':
      return `${plural(lengthOf(detail.logs), 'log')} of before accepted`
    case 'log-lost':
      return `${numbersWords(Number(detail.first), Number(detail.last))} closed as lost`
    case 'kiosk-accept-logs-undo':
      return `${plural(lengthOf(detail.logs), 'log')} of before no longer accepted`
    case 'log-lost-undo':
      return `${numbersWords(Number(detail.first), Number(detail.last))} waited for again`
    case 'kiosk-release':
      return releaseWords(detail.through, time)
    default:
      return act.replaceAll('-', ' ')
  }
}

const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0)

const numbersWords = (first: number, last: number): string =>
  first === last ? `Tap ${first}` : `Taps ${first} to ${last}`

function releaseWords(through: unknown, time: (at: unknown) => string): string {
  if (through === 'all') return 'All taps after the revocation count'
  if (through === 'none') return 'No tap after the revocation counts'
  return `Taps after the revocation up to ${time(through)} count`
}
