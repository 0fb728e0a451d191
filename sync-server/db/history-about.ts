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

/**
 * The programmes to which a row belongs: as it says; else that of the thing it was done to, of the sessions
 * it names, or those on whose rosters the people are.
 */
async function programmesOfAct(
  tx: Tx,
  subject: string,
  about: ReadonlySet<string>,
): Promise<string[]> {
  const ids = (kind: string) =>
    [...about].flatMap((one) => (one.startsWith(`${kind}:`) ? [one.slice(kind.length + 1)] : []))
  if (ids('programme').length > 0) return []
  for (const kind of ['kiosk', 'room', 'session'] as const) {
    const named = kind === 'session' ? ids(kind) : ids(kind).filter((id) => subject.endsWith(id))
    const found = await programmesWith(tx, `${kind}s`, named)
    if (found.length > 0) return found
  }
  const found = new Set<string>()
  for (const part of parts(ids('attendee'))) {
    const rows = await tx
      .selectFrom('roster')
      .select('programme')
      .distinct()
      .where('attendee', 'in', part)
      .execute()
    for (const { programme } of rows) found.add(programme)
  }
  return [...found]
}

async function programmesWith(
  tx: Tx,
  table: 'kiosks' | 'rooms' | 'sessions',
  ids: readonly string[],
): Promise<string[]> {
  const found = new Set<string>()
  for (const part of parts(ids)) {
    const rows = await tx
      .selectFrom(table)
      .select('programme')
      .distinct()
      .where('id', 'in', part)
      .execute()
    for (const { programme } of rows) found.add(programme)
  }
  return [...found]
}
