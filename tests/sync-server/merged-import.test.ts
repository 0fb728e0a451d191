import { expect, it } from 'vitest'
import { makeWorld, peopleOf } from '../contract/world.ts'
import { testServer } from '../support/server.ts'

const csv = `code,name,email,organisation,badge
amara,Amara Okonkwo,amara@example.org,Lagos Audit,B-100
marek,Marek Dvořák,marek@example.org,Charles University,B-200
`

it('[E8] a file that names somebody who was merged still means them: uploading it again adds nobody', async () => {
  const server = await testServer()
  const world = await makeWorld(server)
  const { amara, marek } = world.people
  await world.admin('POST', `/api/v1/attendees/${marek}/merge`, { into: amara })
  expect(await world.importCsv('attendees', csv)).toMatchObject({ added: 0, unchanged: 2 })
  const changed = csv.replace('B-200', 'B-201')
  expect(await world.importCsv('attendees', changed)).toMatchObject({ added: 0, updated: 1 })
  expect(await peopleOf(world.admin, world.programme)).toEqual({ amara })
  await server.close()
})
