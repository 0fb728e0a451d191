import * as z from 'zod/mini'
import type { CertificateWorld } from '../certificate-world.ts'

export type Step = [route: string, act: () => Promise<unknown>]

const Made = z.object({ id: z.string() })

/** Calls of a world in which one act makes what the next ones need. */
export type Acting = ReturnType<typeof acting>

export function acting(world: CertificateWorld) {
  /** what earlier steps made, by name */
  const made = new Map<string, string>()
  const of = (name: string) => made.get(name) ?? `no ${name}`
  const raw = async (path: string, body: string | Uint8Array, type: string) => {
    const ask = { token: world.server.adminToken, body, headers: { 'content-type': type } }
    const answer = await world.server.request('POST', `/api/v1${path}`, ask)
    if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`)
    return answer.json()
  }
  return {
    ...{ world, made, of, raw, send: world.send },
    kept: async (name: string, id: Promise<string>) => made.set(name, await id),
    idOf: async (one: Promise<unknown>) => z.parse(Made, await one).id,
    csv: (what: string, body: string) =>
      raw(`/programmes/p/import/${what}?dryRun=false`, body, 'text/csv'),
    book: (session: string, attendees: string[]) =>
      world.send('POST', `/sessions/${session}/bookings`, { attendees }),
    /** as if no SMTP had been set when it was queued */
    keepMail: (name: string) =>
      world.server.ctx.database.db
        .updateTable('mails')
        .set({ state: 'kept' })
        .where('id', '=', of(name))
        .execute(),
  }
}
