import * as z from 'zod/mini'
import type { StoredRow } from '../stored.ts'
import { keyOf } from '../truth.ts'
import type { World } from '../world.ts'

const Fates = z.array(z.object({ log: z.string(), seq: z.int(), fate: z.string() }))

/** Verdicts of taps that no record knows. */
const elsewhere = new Set(['parked', 'rejected', 'quarantined'])

/**
 * I2: no (log, seq) counts twice, ever. I8: every tap has one fate, in a record or by its verdict, and
 * the counts add up. A void whose chain ends in nothing belongs to no record.
 */
export async function oneFateEach(world: World, stored: readonly StoredRow[]): Promise<void> {
  const fates = new Map<string, string[]>()
  for (const { fates: json, session, attendee } of await world.server.rows(
    'select session, attendee, fates from records',
  ))
    for (const { log, seq, fate } of z.parse(Fates, JSON.parse(String(json)))) {
      const key = keyOf(log, seq)
      fates.set(key, [...(fates.get(key) ?? []), `${fate} of ${attendee} in ${session}`])
      world.count(`fate ${fate}`)
    }
  for (const [key, found] of fates)
    if (found.length > 1) world.failures.push(`[I2] tap ${key} counts twice: ${found.join('; ')}`)
  for (const { name, seq, verdict, raw } of stored) {
    const found = fates.get(keyOf(name, seq)) ?? []
    const isVoid = raw.includes('"kind":"void"')
    if (elsewhere.has(verdict)) {
      world.count(`fate ${verdict}`)
      if (found.length > 0)
        world.failures.push(`[I8] tap ${seq} of ${name} is ${verdict} and ${found.join()}`)
    } else if (found.length === 0 && !isVoid)
      world.failures.push(`[I8] tap ${seq} of ${name} is ${verdict} and has no fate`)
  }
  for (const { kind } of await world.server.rows('select kind from strays'))
    world.count(`fate ${kind === 'conflict' ? 'conflict' : 'rejected'}`)
}
