import { expect, it } from 'vitest'
import type { ImportProgress } from '../../src/domain/api-imports.ts'
import { uploading } from '../support/upload.ts'

const many = (count: number) =>
  `name,email\n${Array.from({ length: count }, (_, n) => `Person ${n},p${n}@example.org`).join('\n')}\n`

it('[row M4] a long import tells how far it is, by the name that its sender gave it, until it is done', async () => {
  const server = await uploading()
  const told: ImportProgress[] = []
  const { progress } = server.ctx
  server.ctx.progress = {
    ...progress,
    tell: (programme, upload, how) => {
      told.push(how)
      progress.tell(programme, upload, how)
    },
  }
  const got = await server.upload('attendees', many(2500), { query: '?upload=mine' })
  expect(got.body.added).toBe(2500)
  expect([...new Set(told.map(({ stage }) => stage))]).toEqual(['reading', 'checking', 'saving'])
  const saving = told.filter(({ stage }) => stage === 'saving')
  expect(saving.at(-1)).toEqual({ stage: 'saving', done: 2500, total: 2500 })
  expect(saving.map(({ done }) => done)).toEqual(
    saving.map(({ done }) => done).sort((a, b) => a - b),
  )
  const path = `/api/v1/programmes/${server.programme}/import-progress/mine`
  expect(await server.get(path)).toBeNull()
  server.ctx.progress.tell(server.programme, 'mine', { stage: 'checking', done: 1, total: null })
  expect(await server.get(path)).toEqual({ stage: 'checking', done: 1, total: null })
})

it('[row M4] a large CSV is read apart, with the same answer as a small one', async () => {
  const server = await uploading()
  const wide = `name,note\n${Array.from({ length: 300 }, (_, n) => `Person ${n},${'x'.repeat(5000)}`).join('\n')}\n`
  const got = await server.upload('attendees', wide, { query: '?dryRun=true' })
  expect([got.status, got.body.added]).toEqual([200, 300])
  const bad = await server.upload('attendees', `${wide}"Opening,x\n`)
  expect(bad.body.errors).toMatchObject([{ row: 302, code: 'bad-quotes' }])
  expect(got.body.sheet).toBeUndefined()
})
