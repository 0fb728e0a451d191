import { chmodSync, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { isBusy } from './sqlite.ts'

/** Why a copy could not be put in place; nothing was changed then. */
class RestoreRefused extends Error {}

/**
 * Puts a copy of `backup` in the place of the embedded database `file`, whose server must be
 * stopped. What was there is kept beside it.
 * @param prepare changes the copy before it takes its place
 * @param now names what was there before, ms UTC
 * @returns where the replaced database now lies; null: there was none
 * @throws RestoreRefused
 */
export async function restoreEmbedded(
  backup: string,
  file: string,
  prepare: (copy: string) => Promise<void>,
  now: number,
): Promise<string | null> {
  if (!existsSync(backup)) throw new RestoreRefused(`There is no file ${backup}.`)
  const held = existsSync(file) ? holdAlone(file) : null
  const copy = `${file}.restoring`
  try {
    rmSync(copy, { force: true })
    copyFileSync(backup, copy)
    // a backup may be kept read-only
    chmodSync(copy, 0o600)
    checkSound(copy, backup)
    await prepare(copy)
    settle(copy)
    const old = held ? `${file}.before-restore-${now}` : null
    if (old) renameSync(file, old)
    renameSync(copy, file)
    return old
  } finally {
    held?.close()
    for (const end of ['', '-wal', '-shm']) rmSync(copy + end, { force: true })
  }
}

/**
 * Opens the database so that nobody else has it open: leaving WAL mode needs that, whatever process
 * the other is in, and no file is left to lie about it after a crash.
 */
function holdAlone(file: string): DatabaseSync {
  const db = new DatabaseSync(file)
  try {
    db.exec('PRAGMA busy_timeout=0')
    settleMode(db)
    db.exec('PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE; ROLLBACK')
    return db
  } catch (error) {
    db.close()
    if (!isBusy(error)) throw error
    throw new RestoreRefused(
      'The server is running on this database. Stop it first; kiosks keep their taps meanwhile.',
    )
  }
}

function checkSound(copy: string, backup: string): void {
  const db = new DatabaseSync(copy)
  try {
    const sound = db.prepare('PRAGMA integrity_check').get()?.integrity_check === 'ok'
    const ours = db.prepare("select 1 from sqlite_master where name = 'taps'").get() !== undefined
    if (sound && ours) return
  } catch {
    // not a database at all: told below
  } finally {
    db.close()
  }
  throw new RestoreRefused(`${backup} is not a sound backup of Roomtap's database.`)
}

/** Everything into the one file: what is renamed must not leave a part behind. */
function settle(file: string): void {
  const db = new DatabaseSync(file)
  try {
    settleMode(db)
  } finally {
    db.close()
  }
}

function settleMode(db: DatabaseSync): void {
  const mode = db.prepare('PRAGMA journal_mode=DELETE').get()?.journal_mode
  if (mode !== 'delete') throw new Error('database is locked')
}
