import type { Tx } from './open.ts'
import { parts } from './taps.ts'

interface ActAbout {
  subject: string
  detail: Record<string, unknown>
}

/** What a key of a row's detail names. */
const kinds = new Map([
  ['attendee', 'attendee'],
  ['attendees', 'attendee'],
  ['session', 'session'],
  ['sessions', 'session'],
  ['kiosk', 'kiosk'],
  ['import', 'import'],
  ['presenter', 'presenter'],
  ['programme', 'programme'],
  ['programmes', 'programme'],
])
/** In acts upon an attendee these name others. */
const others = new Set(['into', 'from', 'also'])

/** What a row says itself that it is about: `attendee:<id>`, `session:<id>`, … */
export function aboutOf({ subject, detail }: ActAbout): Set<string> {
  const found = new Set([subject])
  const upon = subject.startsWith('attendee:')
  const read = (value: unknown, kind: string | undefined): void => {
    if (typeof value === 'string') {
      if (kind !== undefined) found.add(`${kind}:${value}`)
    } else if (Array.isArray(value)) {
      for (const one of value) read(one, kind)
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, one] of Object.entries(value)) {
        read(one, upon && others.has(key) ? 'attendee' : kinds.get(key))
      }
    }
  }
  read(detail, undefined)
  return found
}

/**
 * Lets a row of the history be found by all that it is about, its programme included. The index holds ids
 * alone, and no hash counts it: what the rows say stands.
 * @param also what it is about beyond what it says itself
 */
export async function indexAct(
  tx: Tx,
  n: number,
  act: ActAbout,
  also: readonly string[] = [],
): Promise<void> {
  const about = aboutOf(act)
  for (const one of also) about.add(one)
  for (const programme of await programmesOfAct(tx, act.subject, about)) {
    about.add(`programme:${programme}`)
  }
  for (const part of parts(about)) {
    await tx
      .insertInto('audit_about')
      .values(part.map((one) => ({ about: one, n })))
      .execute()
  }
}

/** The programmes to which a row belongs whose subject is a thing of one, or a person on its roster. */
async function programmesOfAct(
  tx: Tx,
  subject: string,
  about: ReadonlySet<string>,
): Promise<string[]> {
  const at = subject.indexOf(':')
  const [kind, id] = [subject.slice(0, at), subject.slice(at + 1)]
  if (kind === 'session' || kind === 'kiosk' || kind === 'room') {
    const row = await tx
      .selectFrom(`${kind}s`)
      .select('programme')
      .where('id', '=', id)
      .executeTakeFirst()
    return row ? [row.programme] : []
  }
  if (kind !== 'attendee' || [...about].some((one) => one.startsWith('programme:'))) return []
  const rows = await tx
    .selectFrom('roster')
    .select('programme')
    .distinct()
    .where('attendee', '=', id)
    .execute()
  return rows.map(({ programme }) => programme)
}
