import * as z from 'zod/mini'
import { Problem } from '../../src/domain/protocol.ts'
import type { Rights } from '../http/rights.ts'
import type { Route } from '../http/route.ts'
import { version } from '../version.ts'
import { type JsonSchema, type SchemaSet, tellSchemas } from './schemas.ts'

/** As much of OpenAPI 3.1 as is said here. */
export interface OpenApi {
  openapi: '3.1.0'
  info: { title: string; version: string; description: string }
  servers: { url: string }[]
  tags: { name: string }[]
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, JsonSchema>; securitySchemes: Record<string, JsonSchema> }
}

export interface Operation {
  operationId: string
  summary: string
  tags: string[]
  /** who may call it: roles, `kiosk`, or `anyone` */
  'x-rights': string[]
  security: Record<string, string[]>[]
  parameters: { name: string; in: 'path' | 'query'; required: boolean; schema: JsonSchema }[]
  requestBody?: { required: boolean; content: Content }
  responses: Record<string, { description: string; content: Content }>
}
type Content = Record<string, { schema: JsonSchema }>

const description =
  'Times are whole milliseconds since the Unix epoch, UTC. Lists are pages: pass `next` as `cursor`. Refusals are application/problem+json with a stable `code`. Ignore fields that you do not know.'

/** The OpenAPI document of these routes, made of nothing but what they check and say. */
export function describe(routes: readonly Route[]): OpenApi {
  const output = tellSchemas(
    [Problem, ...routes.flatMap(({ told }) => told.answer ?? [])],
    'output',
  )
  const input = tellSchemas(
    routes.flatMap(({ told }) => [told.query ?? [], told.body?.schema ?? []].flat()),
    'input',
  )
  const paths: OpenApi['paths'] = {}
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method]: describeOne(route, input, output) }
  }
  const tags = [...new Set(routes.map(({ path }) => tagOf(path)))].sort()
  return {
    openapi: '3.1.0',
    info: { title: 'Roomtap', version, description },
    servers: [{ url: '/' }],
    tags: tags.map((name) => ({ name })),
    paths,
    components: {
      schemas: usedSchemas(paths, { ...input.named, ...output.named }),
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'An API token, or a kiosk’s' },
        session: { type: 'apiKey', in: 'cookie', name: '__Host-roomtap.session_token' },
      },
    },
  }
}

function describeOne(route: Route, input: SchemaSet, output: SchemaSet): Operation {
  const { told } = route
  return {
    operationId: operationId(route),
    summary: told.does,
    tags: [tagOf(route.path)],
    'x-rights': typeof route.rights === 'string' ? [route.rights] : [...route.rights],
    security: securityOf(route.rights),
    parameters: [
      ...[...route.path.matchAll(/:(\w+)/g)].map((found) => ({
        name: found[1] ?? '',
        in: 'path' as const,
        required: true,
        schema: { type: 'string' },
      })),
      ...(told.query ? parametersOf(input.of(told.query)) : []),
    ],
    ...(told.body ? { requestBody: bodyOf(told.body, input) } : {}),
    responses: {
      [told.status]: {
        description: told.does,
        content: {
          ...(told.answer ? { 'application/json': { schema: output.of(told.answer) } } : {}),
          ...binary(told.files),
        },
      },
      default: {
        description: 'Refused, and why',
        content: { 'application/problem+json': { schema: output.of(Problem) } },
      },
    },
  }
}

function bodyOf(body: NonNullable<Route['told']['body']>, input: SchemaSet) {
  const { media, schema } = body
  if (!schema) return { required: true, content: binary(media) }
  const content = Object.fromEntries(media.map((type) => [type, { schema: input.of(schema) }]))
  return { required: true, content }
}

const binary = (types: readonly string[]): Content =>
  Object.fromEntries(types.map((type) => [type, { schema: { type: 'string' } }]))

const Query = z.object({
  properties: z._default(z.record(z.string(), z.record(z.string(), z.unknown())), {}),
  required: z._default(z.array(z.string()), []),
})

function parametersOf(schema: JsonSchema): Operation['parameters'] {
  const { properties, required } = z.parse(Query, schema)
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: one,
  }))
}

function securityOf(rights: Rights): Operation['security'] {
  if (rights === 'anyone') return []
  return rights === 'kiosk' ? [{ bearer: [] }] : [{ bearer: [] }, { session: [] }]
}

/** The first word of the path: what the call is about. */
const tagOf = (path: string): string => path.split('/')[3] ?? ''

function operationId({ method, path }: Route): string {
  const words = path.replace('/api/v1/', '').match(/[a-zA-Z]+/g) ?? []
  return [method, ...words.map((word) => word[0]?.toUpperCase() + word.slice(1))].join('')
}

/** Those that the paths refer to, directly or through others. */
function usedSchemas(
  paths: OpenApi['paths'],
  all: Record<string, JsonSchema>,
): Record<string, JsonSchema> {
  const used = new Set<string>()
  const follow = (value: unknown): void => {
    for (const found of JSON.stringify(value).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      const name = found[1] ?? ''
      if (used.has(name)) continue
      used.add(name)
      follow(all[name] ?? {})
    }
  }
  follow(paths)
  return Object.fromEntries(Object.entries(all).filter(([name]) => used.has(name)))
}
