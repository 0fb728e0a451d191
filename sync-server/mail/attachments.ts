import * as z from 'zod/mini'
import { Id } from '../../src/domain/ids.ts'
import { certificatePdf } from '../certificates/print.ts'
import type { Context } from '../context.ts'
import type { MailRow } from '../db/mails.ts'

export interface Attached {
  name: string
  /** media type */
  type: string
  bytes: Uint8Array
}

const Wanted = z.array(z.object({ kind: z.literal('certificate'), id: Id }))
type Kind = z.infer<typeof Wanted>[number]['kind']

/** How each kind of attachment is made when the mail goes out. */
const makers: Record<Kind, (ctx: Context, id: string) => Promise<Attached>> = {
  certificate: async (ctx, id) => ({
    name: 'certificate.pdf',
    type: 'application/pdf',
    bytes: await certificatePdf(ctx, id),
  }),
}

/** What is attached to a mail, made afresh. @throws where one can't be made */
export async function makeAttachments(ctx: Context, row: MailRow): Promise<Attached[]> {
  const made: Attached[] = []
  for (const { kind, id } of z.parse(Wanted, JSON.parse(row.attach))) {
    made.push(await makers[kind](ctx, id))
  }
  return made
}
