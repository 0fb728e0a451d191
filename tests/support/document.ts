import * as z from 'zod'
import { describe, type OpenApi } from '../../sync-server/openapi/document.ts'
import type { JsonSchema } from '../../sync-server/openapi/schemas.ts'
import { routes } from '../../sync-server/routes/index.ts'

// as it goes over the wire
const document = JSON.parse(JSON.stringify(describe(routes))) as OpenApi
const paths = Object.entries(document.paths).map(([path, calls]) => ({
  path,
  calls,
  fits: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  // `/kiosks/code` before `/kiosks/{id}`
  open: path.split('{').length,
}))
paths.sort((a, b) => a.open - b.open)
const schemas = new Map<string, z.ZodType>()

/**
 * Holds an answer of the API against the document that the server gives of itself: its status, its media
 * type and, where it is JSON, every field. A field that the document doesn't name doesn't pass.
 * @throws Error where they differ
 */
export async function holdAgainstDocument(method: string, path: string, answer: Response) {
  const plain = path.split('?')[0] ?? ''
  const found = paths.find(({ fits }) => fits.test(plain))
  const call = found?.calls[method.toLowerCase()]
  if (!found || !call) return
  const name = `${method} ${found.path} answers ${answer.status}`
  const told = call.responses[answer.status] ?? (answer.ok ? undefined : call.responses.default)
  if (!told) throw new Error(`${name}, which the document does not know`)
  const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? ''
  const content = told.content[type]
  if (!content) throw new Error(`${name} as "${type}", which the document does not know`)
  if (!type.endsWith('json') || type.endsWith('ndjson')) return
  const read = schemaOf(`${name} ${type}`, content.schema).safeParse(await answer.clone().json())
  if (!read.success) throw new Error(`${name} otherwise than told: ${z.prettifyError(read.error)}`)
}

function schemaOf(name: string, schema: JsonSchema): z.ZodType {
  const known = schemas.get(name)
  if (known) return known
  const whole = { ...schema, $defs: document.components.schemas }
  const text = JSON.stringify(strict(whole)).replaceAll('#/components/schemas/', '#/$defs/')
  const made = z.fromJSONSchema(JSON.parse(text))
  schemas.set(name, made)
  return made
}

/** The document leaves room for fields to come; the server of today must not use it. */
function strict(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strict)
  if (typeof value !== 'object' || value === null) return value
  const all = Object.entries(value).map(([key, one]) => [key, strict(one)] as const)
  const closed = 'properties' in value && 'type' in value && !('additionalProperties' in value)
  return Object.fromEntries([...all, ...(closed ? [['additionalProperties', false] as const] : [])])
}
