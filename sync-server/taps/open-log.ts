import { addLog, findLog, findLogs, isEmptyLog, updateLog } from '../db/logs.ts'
import type { Tx } from '../db/open.ts'
import type { LogRow } from '../db/taps.ts'
import type { Sender } from './push.ts'

export interface OpenLog {
  log: LogRow
  /** the bringing kiosk, where the log is another's: its taps wait for staff (PROTOCOL rule 8) */
  via: string | null
  /** kiosks beside the owner of whose logs another follows now: that may move their taps (rule Q2) */
  others: Set<string>
}

/**
 * Finds or begins the log that a push speaks of. Two kiosks' taps never mix in one log: one that
 * claims a log which is another's, without naming that other by `kiosk`, gets a log kept apart under
 * the same name, whose taps stay parked for a person. A log that was announced alone belongs to
 * whoever first brings something of it.
 */
export async function openLog(
  tx: Tx,
  sender: Sender,
  { log: id, after }: { log: string; after: string | null | undefined },
): Promise<OpenLog> {
  const bringer = sender.owner === sender.kiosk.id ? null : sender.kiosk.id
  const others = new Set<string>()
  let log = await findLog(tx, id)
  if (log && log.kiosk !== sender.owner && (await isEmptyLog(tx, log.n))) {
    others.add(log.kiosk)
    await addOwnerBefore(tx, log, others)
    log = { ...log, kiosk: sender.owner, programme: sender.programme, accepted_at: null }
  }
  if (log && (log.kiosk !== sender.owner || log.programme !== sender.programme)) {
    return openAlias(tx, sender, id, after)
  }
  log ??= await addLog(tx, emptyLog(id, sender, null))
  if (learnAfter(log, after)) await addOwnerBefore(tx, log, others)
  if (bringer !== null) log.brought_by ??= bringer
  return { log, via: bringer, others }
}

async function openAlias(
  tx: Tx,
  sender: Sender,
  id: string,
  after: string | null | undefined,
): Promise<OpenLog> {
  const name = `${id}~${sender.programme}~${sender.owner}`
  const log = (await findLog(tx, name)) ?? (await addLog(tx, emptyLog(name, sender, id)))
  const others = new Set<string>()
  if (learnAfter(log, after)) await addOwnerBefore(tx, log, others)
  log.brought_by ??= sender.kiosk.id
  return { log, via: sender.kiosk.id, others }
}

/** Adds whose the log before this one is. */
async function addOwnerBefore(tx: Tx, { after, programme }: LogRow, others: Set<string>) {
  const before = after === null ? undefined : await findLog(tx, after)
  if (before?.programme === programme) others.add(before.kiosk)
}

/**
 * Notes the logs that a tablet says it holds; those of others are theirs to announce.
 * @param others gets the kiosks whose chain of logs is another by it
 */
export async function announceLogs(
  tx: Tx,
  sender: Sender,
  held: { log: string; after: string | null; last: number }[],
  { log: current, others }: Pick<OpenLog, 'log' | 'others'>,
): Promise<void> {
  const known = new Map(
    (
      await findLogs(
        tx,
        held.map(({ log }) => log),
      )
    ).map((log) => [log.log, log]),
  )
  for (const { log: id, after, last } of held) {
    if (id === current.log || id === current.alias_of) {
      current.announced = Math.max(current.announced, last)
      if (learnAfter(current, after)) await addOwnerBefore(tx, current, others)
      continue
    }
    const before = known.get(id)
    const log = before ? { ...before } : await addLog(tx, emptyLog(id, sender, null))
    if (log.kiosk !== sender.owner && log.kiosk !== sender.kiosk.id) {
      // an old identity's log, held by the tablet that brings it
      if (log.brought_by !== sender.kiosk.id) continue
    }
    log.announced = Math.max(log.announced, last)
    if (learnAfter(log, after)) {
      others.add(log.kiosk)
      await addOwnerBefore(tx, log, others)
    }
    known.set(id, log)
    if (!before || before.announced !== log.announced || before.after !== log.after) {
      await updateLog(tx, log)
    }
  }
}

/**
 * What was said of the log before: whatever the order of arrival, the same in the end.
 * @returns whether another one is before it now
 */
function learnAfter(log: LogRow, after: string | null | undefined): boolean {
  if (after === undefined) return false
  log.after_known = 1
  if (after === null || after === log.log || after === log.alias_of) return false
  if (log.after !== null && after >= log.after) return false
  log.after = after
  return true
}

function emptyLog(log: string, sender: Sender, aliasOf: string | null): Omit<LogRow, 'n'> {
  return {
    log,
    kiosk: sender.owner,
    programme: sender.programme,
    after: null,
    after_known: 0,
    announced: 0,
    watermark: 0,
    highest: 0,
    brought_by: null,
    accepted_at: null,
    alias_of: aliasOf,
    first_seen: sender.now,
  }
}
