import type { ColumnChoice, ColumnField } from '../../../src/domain/api-imports.ts'
import { type Fault, fault } from '../report.ts'
import { badName, type Column, type Heading, tooManyOwn, type Wanted } from './heading.ts'

/** What columns may be taken as, given what the others are taken as. */
export interface Choosable extends Wanted {
  /** all that there are; those that are not `known` don't go with the others */
  fields: readonly string[]
}

/**
 * Takes the columns as somebody chose: those that the choice doesn't name are left out.
 * @param names as `columnNames` gives them
 */
export function chosenHeading(
  names: readonly string[],
  choice: ColumnChoice,
  wanted: Choosable,
): Heading {
  const byName = new Map(Object.entries(choice))
  const columns = names.map((name) => columnOf(byName.get(name)))
  return {
    columns,
    faults: [
      ...strangers(names, byName),
      ...[...byName].flatMap(([name, as]) => wrong(name, as, wanted)),
      ...doubles(names, columns),
      ...lacking(columns, wanted),
      ...tooManyOwn(columns, wanted),
    ],
  }
}

function columnOf(as: ColumnField | undefined): Column {
  if (as === undefined) return { kind: 'left' }
  return typeof as === 'string' ? { kind: 'known', name: as } : { kind: 'own', name: as.own }
}

function strangers(names: readonly string[], choice: ReadonlyMap<string, unknown>): Fault[] {
  const there = new Set(names)
  const message = (name: string) =>
    `The sheet has no column "${name}". Its columns are: ${names.join(', ')}.`
  return [...choice.keys()]
    .filter((name) => !there.has(name))
    .map((name) => fault(1, name, 'unknown-column', message(name)))
}

function wrong(name: string, as: ColumnField, { fields, known, own }: Choosable): Fault[] {
  if (typeof as !== 'string') {
    const why = own === 0 ? 'There are no fields of your own here.' : notOwn(as.own, fields)
    return why === null ? [] : [fault(1, name, 'bad-column', why)]
  }
  if (!fields.includes(as)) {
    const message = `There is no field "${as}". The fields are: ${fields.join(', ')}.`
    return [fault(1, name, 'unknown-field', message)]
  }
  if (known.includes(as)) return []
  const message = `"${name}" can’t be taken as ${as} beside what the others are taken as. Leave it out, or make it a field of your own.`
  return [fault(1, name, 'double-field', message)]
}

function notOwn(name: string, fields: readonly string[]): string | null {
  if (!fields.includes(name.toLowerCase())) return badName(name)
  return `"${name}" is no name for a field of your own: there is a field of this name already.`
}

function doubles(names: readonly string[], columns: readonly Column[]): Fault[] {
  const taken = new Map<string, string>()
  return columns.flatMap((column, at) => {
    if (column.kind !== 'known' && column.kind !== 'own') return []
    const name = names[at] ?? ''
    const key = `${column.kind} ${column.name.toLowerCase()}`
    const first = taken.get(key)
    if (first === undefined) {
      taken.set(key, name)
      return []
    }
    const message = `"${first}" and "${name}" are both taken as ${column.name}. Leave one of them out.`
    return [fault(1, name, 'double-field', message)]
  })
}

function lacking(columns: readonly Column[], { needed }: Wanted): Fault[] {
  const taken = new Set(columns.map((column) => (column.kind === 'known' ? column.name : '')))
  return needed
    .filter((name) => !taken.has(name))
    .map((name) => {
      const message = `No column is taken as "${name}". Needed are: ${needed.join(', ')}.`
      return fault(1, name, 'missing-column', message)
    })
}
