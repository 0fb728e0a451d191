import * as z from 'zod/mini'
import { CorrectionsAnswer, Repair } from '../../src/domain/api-truth.ts'
import type { CorrectionBody } from '../../src/domain/correction.ts'
import type { TestServer } from './server.ts'

/** Asks as an admin, and reads what comes back; anything but 200 or 201 is an error. */
async function ask<S extends z.ZodMiniType>(
  server: TestServer,
  path: string,
  body: unknown,
  schema: S,
): Promise<z.infer<S>> {
  const response = await server.request('POST', path, { token: server.adminToken, body })
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`)
  return z.parse(schema, await response.json())
}

const withReason = (bodies: CorrectionBody[]) => ({
  corrections: bodies.map((body) => ({ body, reason: 'said so' })),
})

/** Appends corrections to programme `p`. */
export const correct = (server: TestServer, ...bodies: CorrectionBody[]) =>
  ask(server, '/api/v1/programmes/p/corrections', withReason(bodies), CorrectionsAnswer)

export const undo = (server: TestServer, id: string) =>
  ask(server, `/api/v1/corrections/${id}/undo`, {}, CorrectionsAnswer)

export const undoBatch = (server: TestServer, id: string) =>
  ask(server, `/api/v1/batches/${id}/undo`, {}, CorrectionsAnswer)

export const repair = (server: TestServer, dryRun: boolean, bodies: CorrectionBody[]) =>
  ask(server, `/api/v1/programmes/p/repair?dryRun=${dryRun}`, withReason(bodies), Repair)
