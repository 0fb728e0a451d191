import type { KioskRow } from '../../domain/api.ts'

/** Without contact for so long a kiosk is silent, ms. */
const silentMs = 5 * 60_000
/** A clock further off than this stands out, ms. Taps are corrected; people should still look. */
const clockOffMs = 60_000
/** Free storage below this stands out, bytes. */
const littleBytes = 100_000_000

export interface KioskState {
  shape: 'full' | 'half' | 'ring' | 'square' | 'cross'
  tone: 'in' | 'dim' | 'bad' | 'at'
  words: string
}

/** What a kiosk is at `now`, ms UTC. */
export function stateOf(kiosk: KioskRow, now: number): KioskState {
  if (kiosk.status === 'revoked') return { shape: 'cross', tone: 'dim', words: 'Revoked' }
  if (kiosk.status === 'waiting-for-code') {
    return { shape: 'ring', tone: 'dim', words: 'Waits for its code' }
  }
  if (kiosk.lastContact === null) return { shape: 'half', tone: 'at', words: 'Not heard yet' }
  if (now - kiosk.lastContact > silentMs) return { shape: 'square', tone: 'bad', words: 'Silent' }
  return { shape: 'full', tone: 'in', words: 'In contact' }
}

export const isClockOff = ({ offset }: KioskRow): boolean =>
  offset !== null && Math.abs(offset) > clockOffMs

export const hasLittleStorage = ({ persisted, freeBytes }: KioskRow): boolean =>
  persisted === false || (freeBytes !== null && freeBytes < littleBytes)

/** `20 paired. 17 in contact, 2 silent, 1 waits for its code.` */
export function summary(kiosks: readonly KioskRow[], now: number): string {
  const states = kiosks.map((kiosk) => stateOf(kiosk, now).words)
  const n = (words: string) => states.filter((state) => state === words).length
  const paired = kiosks.filter(({ status }) => status === 'ready').length
  const parts = [
    `${n('In contact')} in contact`,
    n('Silent') > 0 && `${n('Silent')} silent`,
    n('Not heard yet') > 0 && `${n('Not heard yet')} not heard yet`,
    n('Waits for its code') > 0 && `${n('Waits for its code')} waiting for a code`,
    n('Revoked') > 0 && `${n('Revoked')} revoked`,
  ].filter((part) => part !== false)
  return `${paired} paired. ${parts.join(', ')}.`
}
