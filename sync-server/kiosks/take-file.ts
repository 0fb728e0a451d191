import { limits } from '../../src/domain/protocol.ts'
import type { Context } from '../context.ts'
import { findKiosk } from '../db/kiosks.ts'
import { findLog } from '../db/logs.ts'
import type { Tx } from '../db/open.ts'
import type { KiosksTable } from '../db/tables.ts'
import { lockEvidence } from '../db/taps.ts'
import { HttpProblem } from '../http/problem.ts'
import { reconcileSoon } from '../reconcile/soon.ts'
import { storable } from '../taps/held.ts'
import { ingest } from '../taps/ingest.ts'
import type { Ingested } from '../taps/push.ts'
import { isOurs, refuseVersion } from '../taps/read-push.ts'
import { type FileLog, type KioskFile, readKioskFile } from './kiosk-file.ts'
import { note } from './manage.ts'

/**
 * Takes a tablet's exported file: each tap as if it had come by the network, all in one transaction.
 * @returns how it went for each log; `index` of a verdict counts the log's taps
 * @throws HttpProblem `invalid` with line and reason, `not-found`, `upgrade-required`
 */
export async function takeFile(ctx: Context, bytes: Uint8Array, by: string): Promise<Ingested[]> {
  const read = readKioskFile(bytes)
  if (!read.ok) {
    const { line, reason } = read.error
    const place = line === 0 ? '' : `Line ${line}: `
    throw new HttpProblem('invalid', `${place}${reason} Nothing was taken from it.`, {
      line,
      reason,
    })
  }
  const file = read.value
  refuseVersion(file.protocol)
  refuseUnstorable(file)
  const { programme, answers } = await ctx.database.transact(async (tx) => {
    await lockEvidence(tx, ctx.database.dialect)
    const kiosk = await findKiosk(tx, file.kiosk)
    if (!kiosk) {
      throw new HttpProblem(
        'not-found',
        'The kiosk that wrote this file is not known here. Pair the tablet again: it then sends what it holds by itself.',
        { kiosk: file.kiosk },
      )
    }
    const answers: Ingested[] = []
    for (const log of file.logs) answers.push(await takeLog(tx, ctx, kiosk, log))
    const taps = file.logs.reduce((sum, log) => sum + log.taps.length, 0)
    await note(tx, ctx, by, 'kiosk-file', kiosk.id, { logs: file.logs.map(({ log }) => log), taps })
    return { programme: kiosk.programme, answers }
  })
  ctx.live.tell({ type: 'kiosks', programme })
  reconcileSoon(ctx, programme)
  return answers
}

/** Staff vouch for the file by uploading it: a log that is known stays whose it is. */
async function takeLog(
  tx: Tx,
  ctx: Context,
  kiosk: KiosksTable,
  { log, after, last, anchors, taps }: FileLog,
): Promise<Ingested> {
  const known = await findLog(tx, log)
  const owner = known?.programme === kiosk.programme ? await ownerOf(tx, known.kiosk, kiosk) : kiosk
  const sender = { kiosk: owner, owner: owner.id, programme: kiosk.programme, now: ctx.clock() }
  const held = [{ log, after, last }]
  let all: Ingested | null = null
  for (let from = 0; from < Math.max(taps.length, 1); from += limits.tapsPerPush) {
    const part = taps.slice(from, from + limits.tapsPerPush)
    const push = { log, after, anchors: from === 0 ? anchors : [], taps: part, held }
    all = add(all, await ingest(tx, ctx, sender, push), from)
  }
  if (!all) throw new Error('a log takes at least one call')
  return all
}

async function ownerOf(tx: Tx, id: string, kiosk: KiosksTable): Promise<KiosksTable> {
  return (await findKiosk(tx, id)) ?? { ...kiosk, id }
}

function add(before: Ingested | null, next: Ingested, from: number): Ingested {
  const verdicts = next.verdicts.map((one) => ({ ...one, index: one.index + from }))
  if (!before) return { ...next, verdicts }
  const counts = { ...next.counts }
  for (const [verdict, count] of Object.entries(before.counts)) {
    counts[verdict as keyof typeof counts] += count
  }
  return { ...next, counts, verdicts: [...before.verdicts, ...verdicts] }
}

function refuseUnstorable(file: KioskFile): void {
  const ids = [file.kiosk, ...file.logs.flatMap(({ log, after }) => [log, after ?? ''])]
  if (ids.every((id) => storable(id) === id && !isOurs(id))) return
  throw new HttpProblem(
    'invalid',
    'An id in the file is none that a tablet draws. Nothing was taken from it.',
  )
}
