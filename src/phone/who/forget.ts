import { dropDatabase } from '../../platform/drop-database.ts'
import { shelves } from '../../platform/shelves.ts'
import { forgetSessions } from '../check-in/load.ts'
import { storeOf } from '../work/names.ts'
import type { Work } from '../work/work.ts'
import { recall } from './own.ts'

/**
 * Forgets what this phone keeps of somebody beside who they are: which sessions they opened, and their taps,
 * these once all have arrived, since nothing recorded is ever lost.
 */
export function forgetAll(
  work: Work | null,
  programme: string,
  report: (error: unknown) => void,
): void {
  forgetSessions()
  if (!work) return
  const drop = async () => {
    // somebody else has begun: their taps lie here now too
    if (recall(shelves)) return stop()
    if ((await work.waiting()) > 0) return
    stop()
    work.close()
    dropDatabase(storeOf(programme))
    // the store opens anew, with nothing in it
    location.reload()
  }
  const look = () => {
    drop().catch(report)
  }
  const stop = work.onChange(look)
  look()
}
