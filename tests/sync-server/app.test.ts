import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { HttpProblem } from '../../sync-server/http/problem.ts'
import { route } from '../../sync-server/http/route.ts'
import { testServer } from '../support/server.ts'

const echo = route({
  method: 'post',
  path: '/api/v1/echo',
  rights: 'anyone',
  does: 'Says it back',
  answer: z.object({ text: z.string(), address: z.string() }),
  body: z.object({ text: z.string() }),
  maxBytes: 100,
  handle: async ({ body, address }) => ({ ...body, address }),
})
const fails = route({
  method: 'get',
  path: '/api/v1/fails',
  rights: 'anyone',
  does: 'Fails',
  answer: null,
  handle: async () => {
    throw new Error('the inner secret')
  },
})
const stale = route({
  method: 'get',
  path: '/api/v1/stale',
  rights: 'anyone',
  does: 'Is stale',
  answer: null,
  handle: async () => {
    throw new HttpProblem('stale')
  },
})
const server = async () => testServer({ routes: [echo, fails, stale] })

it('says its version and database when asked for its health', async () => {
  const { request } = await testServer()
  const answer = await request('GET', '/api/v1/health')
  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual({
    status: 'ok',
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    database: 'sqlite',
  })
})

it('answers an unknown call with a problem', async () => {
  const { request } = await server()
  const answer = await request('GET', '/api/v1/nothing')
  expect(answer.status).toBe(404)
  expect(answer.headers.get('content-type')).toMatch('application/problem+json')
  expect(await answer.json()).toMatchObject({ code: 'not-found', status: 404 })
})

it('takes a body up to the limit', async () => {
  const { request } = await server()
  const answer = await request('POST', '/api/v1/echo', { body: { text: 'a' } })
  expect(await answer.json()).toEqual({ text: 'a', address: '127.0.0.1' })
})

it('refuses a body that is longer than stated limits, by its header', async () => {
  const { request } = await server()
  const answer = await request('POST', '/api/v1/echo', {
    body: { text: 'a' },
    headers: { 'content-length': '101' },
  })
  expect(answer.status).toBe(413)
})

it('refuses a body without a length once it grows too long', async () => {
  const { request } = await server()
  const answer = await request('POST', '/api/v1/echo', { body: { text: 'a'.repeat(100) } })
  expect(answer.status).toBe(413)
  expect(await answer.json()).toMatchObject({ code: 'too-large', maxBytes: 100 })
})

it('names the place of a value that breaks the schema, readably', async () => {
  const { request } = await server()
  const answer = await request('POST', '/api/v1/echo', { body: { text: 7 } })
  expect(answer.status).toBe(422)
  expect(await answer.json()).toMatchObject({
    code: 'invalid',
    detail: 'text: Invalid input: expected string, received number',
  })
})

it('refuses what is not JSON with 400', async () => {
  const { request } = await server()
  expect((await request('POST', '/api/v1/echo', { body: '{' })).status).toBe(400)
})

it('answers a problem thrown by a handler as it is', async () => {
  const { request } = await server()
  const answer = await request('GET', '/api/v1/stale')
  expect(answer.status).toBe(409)
  expect(await answer.json()).toMatchObject({ type: '/problems/stale', code: 'stale' })
})

it('tells nothing of an inner error but a reference', async () => {
  const { request } = await server()
  const answer = await request('GET', '/api/v1/fails')
  expect(answer.status).toBe(500)
  const text = await answer.text()
  expect(text).not.toContain('secret')
  expect(JSON.parse(text)).toMatchObject({ code: 'internal', reference: expect.any(String) })
})
