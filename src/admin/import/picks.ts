import type {
  ColumnChoice,
  ColumnField,
  ReadColumn,
  ReadColumns,
} from '../../domain/api-imports.ts'

/** What somebody picks for a column: the key of an option, and what a new field is to be called. */
export interface Pick {
  key: string
  newName: string
}

const toChoose = 'choose'
const leaveOut = 'leave'
const newField = 'new'
const fieldKey = (name: string) => `field ${name}`
const ownKey = (name: string) => `own ${name}`

/** Whether a new field of the organiser's own is to be named. */
export const isNew = ({ key }: Pick): boolean => key === newField
export const isToChoose = ({ key }: Pick): boolean => key === toChoose

/** The picks by which a sheet was read. */
export const picksOf = ({ read }: ReadColumns, ownFields: readonly string[]): Pick[] =>
  read.map((column) => pickOf(column, ownFields))

function pickOf({ name, as }: ReadColumn, ownFields: readonly string[]): Pick {
  if (as === undefined) return { key: toChoose, newName: name }
  if (as === null) return { key: leaveOut, newName: name }
  if (typeof as === 'string') return { key: fieldKey(as), newName: name }
  return { key: ownFields.includes(as.own) ? ownKey(as.own) : newField, newName: as.own }
}

/** Leaves out whatever isn't a known field. */
export const knownAlone = (picks: readonly Pick[]): Pick[] =>
  picks.map((pick) => (pick.key.startsWith(fieldKey('')) ? pick : { ...pick, key: leaveOut }))

/** What the columns may be, each with its words. */
export function optionsFor(
  { fields, own }: ReadColumns,
  ownFields: readonly string[],
  pick: Pick,
): [string, string][] {
  return [
    ...(isToChoose(pick) ? [[toChoose, 'Choose …'] satisfies [string, string]] : []),
    [leaveOut, 'Leave out'],
    ...fields.map((name): [string, string] => [fieldKey(name), wordsFor(name)]),
    ...(own === 0 ? [] : ownFields).map((name): [string, string] => [
      ownKey(name),
      `Own field: ${name}`,
    ]),
    ...(own === 0 ? [] : [[newField, 'New own field'] satisfies [string, string]]),
  ]
}

const unlike: Record<string, string> = { email: 'E-mail', badge: 'Badge codes' }

function wordsFor(name: string): string {
  const words = name.replaceAll('_', ' ')
  return unlike[name] ?? words.charAt(0).toUpperCase() + words.slice(1)
}

/** The columns that count, as the server is told. */
export function choiceOf({ read }: ReadColumns, picks: readonly Pick[]): ColumnChoice {
  return Object.fromEntries(
    read.flatMap(({ name }, at): [string, ColumnField][] => {
      const pick = picks[at]
      const as = pick && fieldOf(pick)
      return as === undefined ? [] : [[name, as]]
    }),
  )
}

function fieldOf({ key, newName }: Pick): ColumnField | undefined {
  if (key === newField) return { own: newName.trim() }
  if (key.startsWith(fieldKey(''))) return key.slice(fieldKey('').length)
  return key.startsWith(ownKey('')) ? { own: key.slice(ownKey('').length) } : undefined
}
