import type { Follower } from '../follow/followers.ts'
import { ask, unask } from './ask.ts'

/** Whoever attended is sent the session's survey; whoever didn't after all is not, if it hasn't gone out. */
export const followSurveys: Follower = async (tx, ctx, _programme, changed) => {
  await ask(
    tx,
    ctx,
    changed.filter(({ before, after }) => before === null && after !== null),
  )
  for (const one of changed) if (one.before !== null && one.after === null) await unask(tx, one)
}
