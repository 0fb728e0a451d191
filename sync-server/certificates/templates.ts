import type { CertificateTemplate, TemplateSave } from '../../src/domain/api-certificates.ts'
import type { Context } from '../context.ts'
import { audit } from '../db/audit.ts'
import {
  pictureOf,
  type StoredTemplate,
  saveTemplate,
  templateKey,
  templatesOf,
} from '../db/certificate-designs.ts'
import { lockRecords } from '../db/dirty.ts'
import type { Tx } from '../db/open.ts'
import { HttpProblem } from '../http/problem.ts'

/**
 * Adds a template, or changes one; the first of a programme is the standard one. What is printed already
 * stays as it is.
 * @throws HttpProblem `not-found`; `stale` with the template as it is now; `invalid`
 */
export async function storeTemplate(
  ctx: Context,
  programme: string,
  template: { id: string | null; save: TemplateSave },
  by: string,
): Promise<CertificateTemplate> {
  const at = ctx.clock()
  const stored = await ctx.database.transact(async (tx) => {
    await lockRecords(tx, ctx.database.dialect, programme)
    const all = await templatesOf(tx, programme)
    const before = all.find(({ id }) => id === template.id)
    refuse(all, before, template)
    await refuseUnknownPictures(tx, programme, template.save)
    const { content } = template.save
    const revision = (before?.revision ?? 0) + 1
    const standard = template.save.standard || all.length === 0 || before?.standard === true
    const id = before?.id ?? ctx.newId()
    await saveTemplate(tx, { id, programme, content, standard, revision, at })
    const act = before ? 'certificate-template-change' : 'certificate-template-add'
    const subject = `programme:${programme}`
    await audit(tx, ctx.database.dialect, { at, by, act, subject, detail: { template: id } })
    return { id, content, standard, revision, updatedAt: at }
  })
  ctx.live.tell({ type: 'programme', programme })
  return stored
}

function refuse(
  all: readonly StoredTemplate[],
  before: StoredTemplate | undefined,
  { id, save }: { id: string | null; save: TemplateSave },
): void {
  if (id !== null && !before) throw new HttpProblem('not-found', 'There is no such template.')
  if (before && before.revision !== save.revision) {
    throw new HttpProblem(
      'stale',
      'Somebody else changed this template meanwhile. Nothing was stored.',
      { current: before },
    )
  }
  const key = templateKey(save.content.name)
  if (all.some((other) => other.id !== id && templateKey(other.content.name) === key)) {
    throw new HttpProblem(
      'invalid',
      'content.name: Another template has this name. Sessions name their template by it.',
    )
  }
}

async function refuseUnknownPictures(
  tx: Tx,
  programme: string,
  { content }: TemplateSave,
): Promise<void> {
  for (const id of [content.logo, content.signature]) {
    if (id === null || (await pictureOf(tx, programme, id))) continue
    throw new HttpProblem(
      'invalid',
      'content: This picture was not uploaded here. Choose it again.',
    )
  }
}
