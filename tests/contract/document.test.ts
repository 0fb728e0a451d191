import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { describe } from '../../sync-server/openapi/document.ts'
import { namedSchemas } from '../../sync-server/openapi/names.ts'
import { tellSchemas } from '../../sync-server/openapi/schemas.ts'
import { routes } from '../../sync-server/routes/index.ts'
import { holdAgainstDocument } from '../support/document.ts'
import { testServer } from '../support/server.ts'

const server = await testServer()
const document = describe(routes)
const calls = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, call]) => ({ name: `${method} ${path}`, call })),
)
const Told = z.object({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) })
const json = (body: unknown, status = 200, type = 'application/json') =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': type } })

it('[row R5] anybody reads the document of the whole API, and it is OpenAPI 3.1', async () => {
  const answer = await server.request('GET', '/api/v1/openapi.json')
  expect(answer.status).toBe(200)
  const told = z.parse(Told, await answer.json())
  expect(told.openapi).toBe('3.1.0')
  const paths = new Set(routes.map(({ path }) => path.replaceAll(/:(\w+)/g, '{$1}')))
  expect(Object.keys(told.paths).sort()).toEqual([...paths].sort())
})

it('[row R5] every call says what it does, who may make it and what it answers', () => {
  expect(calls).toHaveLength(routes.length)
  const lacking = calls.filter(({ call }) => {
    const { default: refused, ...answers } = call.responses
    const told = Object.values(answers).flatMap(({ content }) => Object.entries(content))
    const empty = told.some(([, { schema }]) => Object.keys(schema).length === 0)
    const who = call['x-rights'].length > 0
    return call.summary.trim() === '' || !who || told.length === 0 || empty || !refused
  })
  expect(lacking.map(({ name }) => name)).toEqual([])
})

it('[row R5] no two calls have the same id', () => {
  const ids = calls.map(({ call }) => call.operationId)
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
})

it('[row R5] a schema with a name says the same of what is taken and what is given', () => {
  const named = [...namedSchemas.values()]
  const [input, output] = [tellSchemas(named, 'input'), tellSchemas(named, 'output')]
  expect(input.named).toEqual(output.named)
})

it('[row R5] every reference in the document leads somewhere', () => {
  const text = JSON.stringify(document)
  const refs = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map((m) => m[1])
  expect(refs.length).toBeGreaterThan(50)
  const known = Object.keys(document.components.schemas)
  expect(refs.filter((name) => !known.includes(name ?? ''))).toEqual([])
})

const me = { id: 'p1', name: 'Ida', email: null, role: 'staff' }
it.each([
  ['a field too many', json({ ...me, password: 'secret' })],
  ['a field too few', json({ id: 'p1', name: 'Ida', email: null })],
  ['another type', json({ ...me, role: 'owner' })],
  ['another status', json(me, 201)],
  ['another media type', json(me, 200, 'text/plain')],
  ['a refusal of another form', json({ error: 'no' }, 403, 'application/problem+json')],
])('[row R5] an answer with %s does not pass the document', async (_, answer) => {
  await holdAgainstDocument('GET', '/api/v1/me', json(me))
  await expect(holdAgainstDocument('GET', '/api/v1/me', answer)).rejects.toThrow('/api/v1/me')
})
