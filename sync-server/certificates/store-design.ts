import type { CertificateSettings } from '../../src/domain/api-certificates.ts'
import type { Context } from '../context.ts'
import { audit } from '../db/audit.ts'
import {
  addPicture,
  type Picture,
  picturesSize,
  setCertificateSettings,
} from '../db/certificate-designs.ts'
import { HttpProblem } from '../http/problem.ts'

/** All pictures of a programme together: they stay for good, since what was printed names them. */
const mostBytes = 20 * 1_048_576

/** @throws HttpProblem `too-large` where the programme has more than enough of them */
export async function storePicture(
  ctx: Context,
  programme: string,
  picture: Picture,
  by: string,
): Promise<{ id: string }> {
  const at = ctx.clock()
  await ctx.database.transact(async (tx) => {
    if ((await picturesSize(tx, programme)) + picture.bytes.length > mostBytes) {
      throw new HttpProblem(
        'too-large',
        'This programme has 20 MB of pictures already, which certificates may name. Nothing was stored.',
      )
    }
    await addPicture(tx, programme, picture, at)
    const subject = `programme:${programme}`
    const detail = { picture: picture.id }
    const act = 'certificate-picture-add'
    await audit(tx, ctx.database.dialect, { at, by, act, subject, detail })
  })
  return { id: picture.id }
}

export async function storeSettings(
  ctx: Context,
  programme: string,
  settings: CertificateSettings,
  by: string,
): Promise<CertificateSettings> {
  const at = ctx.clock()
  await ctx.database.transact(async (tx) => {
    await setCertificateSettings(tx, programme, settings)
    const subject = `programme:${programme}`
    const act = 'certificate-settings'
    await audit(tx, ctx.database.dialect, { at, by, act, subject, detail: { ...settings } })
  })
  ctx.live.tell({ type: 'programme', programme })
  return settings
}
