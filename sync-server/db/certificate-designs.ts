import * as z from 'zod/mini'
import { TemplateContent } from '../../src/domain/certificate.ts'
import type { CertificatePicturesTable } from './certificate-tables.ts'
import type { Db, Tx } from './open.ts'

export interface StoredTemplate {
  id: string
  content: TemplateContent
  /** the one of sessions that name none */
  standard: boolean
  revision: number
  updatedAt: number
}

/** A programme's templates in the order in which they were made. */
export async function templatesOf(db: Db | Tx, programme: string): Promise<StoredTemplate[]> {
  const rows = await db
    .selectFrom('certificate_templates')
    .selectAll()
    .where('programme', '=', programme)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    content: z.parse(TemplateContent, JSON.parse(row.content)),
    standard: row.standard === 1,
    revision: row.revision,
    updatedAt: row.updated_at,
  }))
}

/** By what a session names a template: its name without case and surrounding blanks. */
export const templateKey = (name: string): string => name.trim().toLowerCase()

interface Saved {
  id: string
  programme: string
  content: TemplateContent
  standard: boolean
  revision: number
  at: number
}

/** Adds a template, or changes the one of this id; of a programme one at most is the standard one. */
export async function saveTemplate(tx: Tx, saved: Saved): Promise<void> {
  const { id, programme, content, standard, revision, at } = saved
  if (standard) {
    await tx
      .updateTable('certificate_templates')
      .set({ standard: 0 })
      .where('programme', '=', programme)
      .execute()
  }
  const values = {
    name_key: templateKey(content.name),
    content: JSON.stringify(content),
    standard: standard ? (1 as const) : (0 as const),
    revision,
    updated_at: at,
  }
  await tx
    .insertInto('certificate_templates')
    .values({ id, programme, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute()
}

export type Picture = Pick<CertificatePicturesTable, 'id' | 'type'> & { bytes: Uint8Array }

/** Keeps a picture for good: certificates that were printed with it name it. */
export async function addPicture(
  tx: Tx,
  programme: string,
  { id, type, bytes }: Picture,
  at: number,
): Promise<void> {
  await tx
    .insertInto('certificate_pictures')
    .values({ programme, id, type, bytes: Buffer.from(bytes).toString('base64'), at })
    .onConflict((conflict) => conflict.columns(['programme', 'id']).doNothing())
    .execute()
}

export async function pictureOf(
  db: Db | Tx,
  programme: string,
  id: string,
): Promise<Picture | null> {
  const row = await db
    .selectFrom('certificate_pictures')
    .select(['id', 'type', 'bytes'])
    .where('programme', '=', programme)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { ...row, bytes: Buffer.from(row.bytes, 'base64') } : null
}

/** How many bytes of pictures a programme keeps, about. */
export async function picturesSize(tx: Tx, programme: string): Promise<number> {
  const { length } = await tx
    .selectFrom('certificate_pictures')
    .select((eb) => eb.fn.sum<number | string>(eb.fn('length', ['bytes'])).as('length'))
    .where('programme', '=', programme)
    .executeTakeFirstOrThrow()
  return (Number(length ?? 0) * 3) / 4
}

const Settings = z.object({
  /** whoever completed gets one without anybody pressing a button */
  automatic: z._default(z.boolean(), false),
  /** and a mail with it */
  mail: z._default(z.boolean(), false),
  /** none before the session is closed (row S6) */
  wait: z._default(z.boolean(), true),
})
export type StoredCertificateSettings = z.infer<typeof Settings>

export async function certificateSettings(
  db: Db | Tx,
  programme: string,
): Promise<StoredCertificateSettings> {
  const row = await db
    .selectFrom('certificate_settings')
    .select('content')
    .where('programme', '=', programme)
    .executeTakeFirst()
  return z.parse(Settings, JSON.parse(row?.content ?? '{}'))
}

export async function setCertificateSettings(
  tx: Tx,
  programme: string,
  settings: StoredCertificateSettings,
): Promise<void> {
  const content = JSON.stringify(settings)
  await tx
    .insertInto('certificate_settings')
    .values({ programme, content })
    .onConflict((conflict) => conflict.column('programme').doUpdateSet({ content }))
    .execute()
}

/** The programmes in which certificates are issued by themselves. */
export async function automaticProgrammes(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('certificate_settings')
    .select('programme')
    .where('content', 'like', '%"automatic":true%')
    .execute()
  return rows.map(({ programme }) => programme)
}
