import type { PushAnswer } from '../../../src/domain/protocol.ts'
import type { SimRequest } from '../server.ts'
import type { World } from '../world.ts'

/**
 * I5: the gaps of an answer are exactly the numbers that are missing above its watermark, up to the
 * highest seen or announced, less those that a person closed as lost.
 */
export async function gapsAsReported(
  world: World,
  answer: PushAnswer,
  request: SimRequest,
): Promise<void> {
  const log = await logOf(world, answer.log, request)
  if (!log) {
    world.failures.push(`[I5] log ${answer.log} was answered for and isn't there`)
    return
  }
  const arrived = new Set(
    (await world.server.rows('select seq from taps where log = ?', log.n)).map(({ seq }) =>
      Number(seq),
    ),
  )
  let watermark = 0
  while (arrived.has(watermark + 1)) watermark++
  const top = Math.max(log.announced, ...arrived, 0)
  const missing: number[] = []
  for (let seq = watermark + 1; seq <= top; seq++) if (!arrived.has(seq)) missing.push(seq)
  const told = answer.gaps.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, n) => from + n),
  )
  if (answer.watermark !== watermark)
    world.failures.push(`[I5] log ${answer.log}: watermark ${answer.watermark}, not ${watermark}`)
  if (told.join() !== missing.join())
    world.failures.push(`[I5] log ${answer.log}: gaps ${told.join()}, not ${missing.join()}`)
  world.count('gaps reported', answer.gaps.length)
}

/** The log's row: its own, or the one kept apart where another kiosk has the id. */
async function logOf(world: World, name: string, { headers }: SimRequest) {
  const rows = await world.server.rows(
    'select n, announced, kiosk, alias_of from logs where log = ? or alias_of = ?',
    name,
    name,
  )
  const own = rows.length > 1 || !headers.authorization ? undefined : rows[0]
  return own && { n: Number(own.n), announced: Number(own.announced) }
}
