import type { CorrectionBody } from '../../src/domain/correction.ts'
import type { TapRef } from '../../src/domain/ids.ts'
import { type CorrectionRow, findCorrections } from '../db/corrections.ts'
import { tapsNamed } from '../db/corrections-about.ts'
import { knownSessions, rosterMembers } from '../db/facts.ts'
import { findKiosk } from '../db/kiosks.ts'
import type { Tx } from '../db/open.ts'
import { findStrays } from '../db/strays.ts'
import type { HeldTap } from '../db/taps.ts'

/** How what has no number of its own is named in a TapRef: added taps, and strays. */
const addedLog = /^correction:(.+)$/
const strayLog = /^stray:(.+)$/

/** What the corrections of a request name, as far as it is in the programme. */
export interface Named {
  attendees: ReadonlySet<string>
  sessions: ReadonlySet<string>
  kiosks: ReadonlySet<string>
  tap: (ref: TapRef) => HeldTap | undefined
  /** the correction that added the tap of this name */
  addition: (ref: TapRef) => CorrectionRow | undefined
  isStray: (ref: TapRef) => boolean
}

/** Loads what bodies name, in few statements however many they are. */
export async function loadNamed(
  tx: Tx,
  programme: string,
  bodies: readonly CorrectionBody[],
): Promise<Named> {
  const attendees = bodies.flatMap((body) => ('attendee' in body ? (body.attendee ?? []) : []))
  const sessions = bodies.flatMap((body) => ('session' in body ? (body.session ?? []) : []))
  const refs = bodies.flatMap((body) => ('target' in body ? [body.target] : []))
  const taps = new Map(
    (await tapsNamed(tx, programme, refs)).map((tap) => [
      keyOf({ log: tap.log_id, seq: tap.seq }),
      tap,
    ]),
  )
  const additions = new Map(
    (await findCorrections(tx, programme, refs.flatMap(added)))
      .filter(({ kind }) => kind === 'add-tap')
      .map((row) => [row.id, row]),
  )
  const strays = new Set(await findStrays(tx, programme, refs.flatMap(stray)))
  return {
    attendees: new Set(
      (await rosterMembers(tx, programme, new Set(attendees))).map(({ id }) => id),
    ),
    sessions: new Set(await knownSessions(tx, programme, new Set(sessions))),
    kiosks: await kiosksOf(tx, programme, bodies),
    tap: (ref) => taps.get(keyOf(ref)),
    addition: (ref) => additions.get(added(ref)[0] ?? ''),
    isStray: (ref) => strays.has(stray(ref)[0] ?? ''),
  }
}

async function kiosksOf(
  tx: Tx,
  programme: string,
  bodies: readonly CorrectionBody[],
): Promise<Set<string>> {
  const found = new Set<string>()
  for (const id of new Set(bodies.flatMap((body) => ('kiosk' in body ? [body.kiosk] : [])))) {
    if ((await findKiosk(tx, id))?.programme === programme) found.add(id)
  }
  return found
}

const named =
  (pattern: RegExp) =>
  ({ log, seq }: TapRef) => {
    const id = seq === 1 ? pattern.exec(log)?.[1] : undefined
    return id === undefined ? [] : [id]
  }
const added = named(addedLog)
const stray = named(strayLog)
const keyOf = ({ log, seq }: TapRef) => `${seq} ${log}`
