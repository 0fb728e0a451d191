import { type Act, isFault } from '../plan.ts'
import type { Tablet } from '../tablet.ts'
import type { World } from '../world.ts'

/** How a tablet stood when the network had healed. */
export interface Draining {
  tablet: Tablet
  pushes: number
  /** logs on its disk: each is a batch, as none has more taps than one takes */
  logs: number
}

/** A heartbeat, and a tap's own push while another was under way. */
const CONSTANT = 3
/** After a restored database all goes again, and after a new enrolment under another name. */
const AGAIN = 3

/**
 * I12: with faults off, all logs drain in as many rounds as there are batches, plus a constant. I11:
 * with bad taps among them, in no more than a round more each.
 */
export function drainsInRounds(world: World, { tablet, pushes, logs }: Draining): void {
  const { plan, failures } = world
  const isQuiet = !plan.acts.some((act: Act) => isFault(act))
  const most = isQuiet ? logs + CONSTANT : AGAIN * (logs + CONSTANT)
  const taken = tablet.link.pushes() - pushes
  world.count('pushes to drain', taken)
  if (isQuiet) world.count('quiet drains')
  if (taken > most)
    failures.push(
      `[${isQuiet ? 'I12' : 'I11'}] tablet ${tablet.n} took ${taken} pushes for ${logs} logs`,
    )
}
