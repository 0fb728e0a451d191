import type { CaptureFailure } from './types.ts'

/** The page's connection to its store is gone; a new one may work. */
export class ConnectionLost extends Error {
  override name = 'ConnectionLost'
}

const lostNames = new Set([
  'ConnectionLost',
  'UnknownError',
  'InvalidStateError',
  'DatabaseClosedError',
  // What a transaction says whose connection went away under it.
  'AbortError',
])
const isQuota = ({ name, message }: { name: string; message: string }) =>
  /QuotaExceeded/.test(name + message)
const lostWords =
  /backing store|connection (to \S+ \S+ )?(is |was )?(lost|clos)|database is closing/i
const unavailableNames = new Set([
  'MissingAPIError',
  'SecurityError',
  'OpenFailedError',
  'VersionError',
  'NoSuchDatabaseError',
])

/** An error and those it wraps: Dexie puts the browser's own into `inner`. */
function chain(error: unknown): { name: string; message: string }[] {
  if (!(error instanceof Error)) return [{ name: '', message: String(error) }]
  const inner = 'inner' in error && error.inner !== error ? chain(error.inner) : []
  return [error, ...inner.filter(({ name, message }) => name || message !== 'undefined')]
}

/**
 * Whether reopening may help. Browsers lose IndexedDB connections under a living page: Chromium
 * when its backing store has an internal error, WebKit after sleep
 * (bugs.webkit.org/show_bug.cgi?id=197050, dexie.org issue 1660), any when site data is cleared.
 */
export function isConnectionLost(error: unknown): boolean {
  const errors = chain(error)
  if (errors.some(isQuota)) return false
  return errors.some(({ name, message }) => lostNames.has(name) || lostWords.test(message))
}

/** Whether one row alone can't be read. Never said of a lost connection, which would make good taps unreadable. */
export const isUnreadable = (error: unknown): boolean =>
  !isConnectionLost(error) &&
  chain(error).some(({ name }) =>
    ['DataError', 'DataCloneError', 'NotReadableError'].includes(name),
  )

/** Why a tap was not recorded, in the words that the red screen needs. */
export function captureFailure(error: unknown): CaptureFailure {
  const errors = chain(error)
  const detail = errors.map(({ name, message }) => `${name}: ${message}`).join(' / ')
  if (errors.some(isQuota)) return { code: 'S-03', reason: 'quota', detail }
  if (isConnectionLost(error)) return { code: 'S-02', reason: 'connection-lost', detail }
  if (errors.some(({ name }) => unavailableNames.has(name)))
    return { code: 'S-01', reason: 'unavailable', detail }
  return { code: 'S-04', reason: 'unknown', detail }
}
