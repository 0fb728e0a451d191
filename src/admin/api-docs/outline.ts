import type { Schema } from './document.ts'

const nameOf = (ref: string): string => ref.split('/').at(-1) ?? ref

/** The names of the schemas that this one refers to directly. */
export function refersTo(schema: Schema): string[] {
  const found = JSON.stringify(schema).matchAll(/"\$ref":"[^"]*\/(\w+)"/g)
  return [...new Set([...found].map((match) => match[1] ?? ''))]
}

/** A schema as a person writes it down: `{ id: string, room?: Room | null }`, fields on lines of their own. */
export function outline(schema: Schema, indent = ''): string {
  if (schema.$ref) return nameOf(schema.$ref)
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' | ')
  const several = schema.anyOf ?? schema.oneOf
  if (several) return several.map((one) => outline(one, indent)).join(' | ')
  if (schema.allOf) return schema.allOf.map((one) => outline(one, indent)).join(' & ')
  if (schema.properties) return fields(schema, indent)
  if (schema.prefixItems) return `[${schema.prefixItems.map((one) => outline(one, indent))}]`
  if (typeof schema.items === 'object') return listOf(outline(schema.items, indent))
  if (typeof schema.additionalProperties === 'object') {
    return `{ [name]: ${outline(schema.additionalProperties, indent)} }`
  }
  return [schema.type ?? 'anything'].flat().join(' | ')
}

const listOf = (item: string): string => (/ [|&] /.test(item) ? `(${item})[]` : `${item}[]`)

function fields({ properties = {}, required = [] }: Schema, indent: string): string {
  const inner = `${indent}  `
  const lines = Object.entries(properties).map(
    ([name, one]) =>
      `${inner}${name}${required.includes(name) ? '' : '?'}: ${outline(one, inner)}\n`,
  )
  return `{\n${lines.join('')}${indent}}`
}
