import * as z from 'zod/mini'
import { canonical } from '../../../sync-server/taps/canonical.ts'
import { evidenceOf } from '../evidence.ts'
import { oracle } from '../oracle/oracle.ts'
import type { OracleAnswer } from '../oracle/types.ts'
import type { StoredRow } from '../stored.ts'
import { keyOf } from '../truth.ts'
import type { World } from '../world.ts'

const Fates = z.array(z.object({ log: z.string(), seq: z.int(), fate: z.string() }))

/** The record is what the oracle makes of the same evidence by the rules alone: records, fates and times. */
export async function oracleAgrees(world: World, stored: readonly StoredRow[]): Promise<void> {
  const answer = oracle(await evidenceOf(world))
  await sameRecords(world, answer)
  await sameFates(world, answer, stored)
  sameTimes(world, answer, stored)
}

async function sameRecords(world: World, { records }: OracleAnswer): Promise<void> {
  const rows = await world.server.rows(
    "select session, attendee, record from records where record <> 'null'",
  )
  const kept = new Map(rows.map((row) => [`${row.attendee} in ${row.session}`, String(row.record)]))
  for (const record of records) {
    const name = `${record.attendee} in ${record.session}`
    const expected = canonical(record)
    const found = kept.get(name)
    if (found !== expected)
      world.failures.push(`[oracle] ${name}: the record is\n${found}\nby the rules\n${expected}`)
    kept.delete(name)
    world.count('records compared')
  }
  for (const name of kept.keys())
    world.failures.push(`[oracle] ${name} has a record, and by the rules none`)
}

async function sameFates(
  world: World,
  { fates }: OracleAnswer,
  stored: readonly StoredRow[],
): Promise<void> {
  const kept = new Map<string, string>()
  for (const { fates: json } of await world.server.rows('select fates from records'))
    for (const { log, seq, fate } of z.parse(Fates, JSON.parse(String(json))))
      kept.set(keyOf(log, seq), fate)
  // a void whose chain ends in no session, or in a tap that waits, is stored and stands in no record
  const nowhere = new Set<string>()
  for (const { name, seq, verdict, who, raw } of stored) {
    if (verdict !== 'applied') kept.set(keyOf(name, seq), verdict)
    else if (who === null && raw.includes('"kind":"void"')) nowhere.add(keyOf(name, seq))
  }
  for (const { log, seq, fate } of fates) {
    const found = kept.get(keyOf(log, seq))
    if (found === undefined && nowhere.has(keyOf(log, seq))) {
      world.count('voids of no record')
      continue
    }
    if (found !== fate)
      world.failures.push(`[oracle] tap ${seq} of ${log} ${found}, and by the rules ${fate}`)
  }
}

function sameTimes(world: World, { estimates }: OracleAnswer, stored: readonly StoredRow[]): void {
  const kept = new Map(stored.map((row) => [keyOf(row.name, row.seq), row]))
  for (const { log, seq, estimate } of estimates) {
    const row = kept.get(keyOf(log, seq))
    const found = row && [row.earliest, row.at, row.latest].join()
    const expected = estimate
      ? [estimate.earliest, estimate.at, estimate.latest].join()
      : [null, null, null].join()
    if (found !== expected)
      world.failures.push(`[oracle] tap ${seq} of ${log} at ${found}, and by the rules ${expected}`)
  }
}
