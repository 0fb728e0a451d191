import { isBusy } from './sqlite.ts'

/** Serialisation failure, deadlock: the database took the transaction back and asks to try again. */
const takenBack = ['40001', '40P01']
/** SQLSTATE classes: connection, resources, stopped by its operator; and one that became read-only. */
const away = /^(08|53|57P)|^25006$/
const unreachable = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']
/** These say so only where they speak of connecting, not of a file. */
const noWayThere = ['connect', 'getaddrinfo']
/** What pg says without a code where a connection ends under a query. */
const ended = /^Connection terminated|not queryable|^Client was closed|timeout exceeded when trying/

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** Whether the database took a transaction back only because of others at the same time: nothing was stored. */
export function wasTakenBack(error: unknown): boolean {
  return takenBack.includes(codeOf(error))
}

/**
 * Whether a call failed because the database can't be reached, is stopping, full of connections or
 * held by others for too long: the same call can succeed later. Whether a commit under way got
 * through is not known then.
 */
export function databaseAway(error: unknown): boolean {
  const code = codeOf(error)
  if (wasTakenBack(error) || away.test(code) || unreachable.includes(code)) return true
  if (!(error instanceof Error)) return false
  if ('syscall' in error && noWayThere.includes(String(error.syscall))) return true
  return ended.test(error.message) || isBusyDatabase(error)
}

function isBusyDatabase(error: Error): boolean {
  return codeOf(error) === 'ERR_SQLITE_ERROR' && isBusy(error)
}
