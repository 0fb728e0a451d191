import * as z from 'zod/mini'
import { heldIn } from '../http/json-text.ts'
import { namedSchemas } from './names.ts'

type Schema = z.ZodMiniType
export type JsonSchema = Record<string, unknown>

const place = (name: string) => `#/components/schemas/${name}`

/** Schemas as JSON Schema 2020-12, those with a name as references to it. */
export interface SchemaSet {
  of: (schema: Schema) => JsonSchema
  named: Record<string, JsonSchema>
}

/**
 * What these schemas take (`input`) or give (`output`) as JSON Schema. They are told at once, so that
 * they share the named ones.
 */
export function tellSchemas(schemas: readonly Schema[], io: 'input' | 'output'): SchemaSet {
  const registry = z.registry<{ id: string }>()
  for (const [name, schema] of namedSchemas) registry.add(schema, { id: name })
  const own = new Map<Schema, string>()
  for (const schema of schemas) {
    if (registry.has(schema)) continue
    const id = `own-${own.size}`
    own.set(schema, id)
    registry.add(schema, { id })
  }
  const told: Record<string, JsonSchema> = z.toJSONSchema(registry, {
    io,
    uri: place,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      relax(jsonSchema)
      const held = heldIn(zodSchema)
      const id = held && registry.get(held)?.id
      if (id === undefined) return
      jsonSchema.contentMediaType = 'application/json'
      jsonSchema.contentSchema = { $ref: place(id) }
    },
  }).schemas
  for (const schema of Object.values(told)) clean(schema)
  return {
    of(schema) {
      const id = own.get(schema)
      if (id !== undefined) return told[id] ?? {}
      return { $ref: place(registry.get(schema)?.id ?? '') }
    },
    named: Object.fromEntries(
      [...namedSchemas.keys()].flatMap((name) => (told[name] ? [[name, told[name]]] : [])),
    ),
  }
}

/** Both sides ignore unknown fields: an object of today must not forbid those of tomorrow. */
function relax(schema: JsonSchema): void {
  if (schema.additionalProperties === false) delete schema.additionalProperties
}

function clean(schema: JsonSchema): void {
  delete schema.$schema
  delete schema.$id
}
