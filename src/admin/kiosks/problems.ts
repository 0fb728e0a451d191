import type { KioskRow } from '../../domain/api.ts'
import { ago, bytesText, offsetText, plural } from '../format.ts'
import { isClockOff, stateOf } from './view.ts'

/** What is amiss with a kiosk, and what a person does about it. */
export interface Problem {
  /** bad: taps may be late or at risk; at: worth a look */
  tone: 'bad' | 'at'
  what: string
  todo: string
  /** the page that helps */
  page?: 'receive' | 'after' | 'waiting'
}

/** Free storage below this stands out, bytes. */
const littleBytes = 100_000_000
const lowBattery = 0.2

/**
 * What is amiss at `now`, ms UTC, the gravest first.
 * @param version of the server, which kiosks follow
 */
export function problemsOf(kiosk: KioskRow, now: number, version: string | undefined): Problem[] {
  const own = kiosk.status === 'ready' ? [...contact(kiosk, now), ...tablet(kiosk, version)] : []
  const all = [...own, ...taps(kiosk)]
  return all.sort((a, b) => Number(b.tone === 'bad') - Number(a.tone === 'bad'))
}

function contact(kiosk: KioskRow, now: number): Problem[] {
  const state = stateOf(kiosk, now).words
  if (state === 'Not heard yet' && kiosk.enrolledAt !== null) {
    if (now - kiosk.enrolledAt < 60_000) return []
    const todo = 'Open Roomtap on it, and see that it reaches the network.'
    return [{ tone: 'at', what: 'Paired, and not heard of since', todo }]
  }
  if (state !== 'Silent' || kiosk.lastContact === null) return []
  const held = kiosk.waiting ? `, ${plural(kiosk.waiting, 'tap')} waiting as last said` : ''
  return [
    {
      tone: 'bad',
      what: `Silent for ${ago(now - kiosk.lastContact).replace(' ago', '')}${held}`,
      todo: 'See that it is on and in reach of the network: it then sends by itself. Its taps are safe on it.',
      page: 'receive',
    },
  ]
}

function tablet(kiosk: KioskRow, version: string | undefined): Problem[] {
  const { persisted, freeBytes, battery, offset, build } = kiosk
  const found: Problem[] = []
  if (freeBytes !== null && freeBytes < littleBytes) {
    const what = `Only ${bytesText(freeBytes)} of storage free`
    found.push({ tone: 'bad', what, todo: 'Remove apps or pictures: a full tablet refuses taps.' })
  }
  if (battery !== null && battery < lowBattery) {
    const what = `Battery at ${Math.round(battery * 100)} %`
    found.push({ tone: 'bad', what, todo: 'Bring a charger.' })
  }
  if (isClockOff(kiosk) && offset !== null) {
    const what = `Clock ${offsetText(Math.abs(offset)).replace('+', '')} ${offset > 0 ? 'behind' : 'ahead'}`
    const todo = 'Its taps are put right. Set the tablet’s clock by the network all the same.'
    found.push({ tone: 'at', what, todo })
  }
  if (persisted === false) {
    const todo = 'Its browser may clear it. Install Roomtap on the tablet, as its list says.'
    found.push({ tone: 'at', what: 'Storage not kept', todo })
  }
  if (version !== undefined && build !== null && build !== version) {
    const what = `Version ${build}, here is ${version}`
    const todo = 'It changes by itself when nobody stands there; loading it anew is quicker.'
    found.push({ tone: 'at', what, todo })
  }
  return found
}

function taps(kiosk: KioskRow): Problem[] {
  const { missing, quarantined, forked } = kiosk
  const found: Problem[] = []
  if (missing > 0) {
    const todo =
      'Its tablet may still hold them. Which numbers, and what to do, is on the page Sync.'
    found.push({ tone: 'bad', what: `${plural(missing, 'tap')} missing`, todo, page: 'after' })
  }
  if (forked) {
    const todo = 'Two tablets may use one identity. Both count; pair one of them as a new kiosk.'
    found.push({ tone: 'bad', what: 'Storage was copied or rolled back', todo })
  }
  if (quarantined > 0) {
    const todo = 'They count once somebody releases them.'
    const what = `${plural(quarantined, 'tap')} in quarantine`
    found.push({ tone: 'at', what, todo, page: 'after' })
  }
  const open = kiosk.parked + kiosk.rejected + kiosk.conflicts
  if (open > 0) {
    const what = `${plural(open, 'tap')} to sort out`
    found.push({ tone: 'at', what, todo: openText(kiosk), page: 'waiting' })
  }
  return found
}

/** `2 parked, 1 conflict.` */
function openText({ parked, rejected, conflicts }: KioskRow): string {
  const parts = [
    parked > 0 && `${parked} parked`,
    rejected > 0 && `${rejected} rejected`,
    conflicts > 0 && plural(conflicts, 'conflict'),
  ]
  return `${parts.filter((part) => part !== false).join(', ')}.`
}

/** Those with something amiss first, the gravest and most waiting before; then by name, the revoked last. */
export function byNeed(
  kiosks: readonly KioskRow[],
  now: number,
  version: string | undefined,
): { kiosk: KioskRow; problems: Problem[] }[] {
  const rows = kiosks.map((kiosk) => ({ kiosk, problems: problemsOf(kiosk, now, version) }))
  return rows.sort(
    (a, b) =>
      rankOf(a) - rankOf(b) ||
      (rankOf(a) < 2 ? (b.kiosk.waiting ?? 0) - (a.kiosk.waiting ?? 0) : 0) ||
      a.kiosk.room.name.localeCompare(b.kiosk.room.name) ||
      a.kiosk.name.localeCompare(b.kiosk.name),
  )
}

function rankOf({ kiosk, problems }: { kiosk: KioskRow; problems: Problem[] }): number {
  if (problems.some(({ tone }) => tone === 'bad')) return 0
  if (problems.length > 0) return 1
  return kiosk.status === 'ready' ? 2 : kiosk.status === 'revoked' ? 4 : 3
}
