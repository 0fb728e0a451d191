import type { SessionRow } from '../../domain/api.ts'
import { emptySession } from '../../domain/api-sessions.ts'

/** The fields of a session that its page edits, in the order in which they stand there. */
export const editable = [
  'title',
  'code',
  'room',
  'presenters',
  'delivery',
  'capacity',
  'start',
  'end',
  'breaks',
  'checkInRequired',
  'checkInCode',
  'checkOutRequired',
  'checkOutCode',
  'opensBeforeMin',
  'closesAfterMin',
  'thresholdPercent',
  'forgottenCheckOut',
  'fieldOfStudy1',
  'credits1',
  'fieldOfStudy2',
  'credits2',
  'fieldOfStudy3',
  'credits3',
  'creditRules',
  'expiryMonths',
  'survey',
  'certificate',
] as const satisfies readonly (keyof SessionRow)[]

export type FieldName = (typeof editable)[number]
/** What a session's page edits. */
export type Values = Pick<SessionRow, FieldName>

/** A session as a person sets it from nothing; times in ms UTC. */
export const emptyValues = (start: number, end: number): Values => ({
  ...emptySession,
  title: '',
  room: null,
  start,
  end,
})

export const sameField = (name: FieldName, a: Values, b: Values): boolean =>
  JSON.stringify(plain(name, a)) === JSON.stringify(plain(name, b))

/** A room is known by its id: another name is the same room. */
const plain = (name: FieldName, values: Values): unknown =>
  name === 'room' ? (values.room?.id ?? null) : values[name]

/** What differs from before, as a change asks for it. */
export function changesOf(before: Values, after: Values): Partial<Values> {
  const changed = editable.filter((name) => !sameField(name, before, after))
  return Object.fromEntries(changed.map((name) => [name, after[name]]))
}
