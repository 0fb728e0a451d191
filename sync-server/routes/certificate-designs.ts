import * as z from 'zod/mini'
import {
  CertificateSettings,
  CertificateTemplate,
  PictureStored,
  PreviewFile,
  PreviewRequest,
  TemplateSave,
} from '../../src/domain/api-certificates.ts'
import { mostPictureBytes, readPicture } from '../certificates/picture.ts'
import { previewFile } from '../certificates/preview.ts'
import { storePicture, storeSettings } from '../certificates/store-design.ts'
import { storeTemplate } from '../certificates/templates.ts'
import { certificateSettings, pictureOf, templatesOf } from '../db/certificate-designs.ts'
import { fileAnswer } from '../http/file-answer.ts'
import { HttpProblem } from '../http/problem.ts'
import { actor, admins, readers } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { needProgramme } from './programmes.ts'

const pictures = ['image/png', 'image/jpeg', 'application/octet-stream']

/** What certificates are made with: templates, pictures, settings (row C3). */
export const certificateDesignRoutes = [
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/certificate-templates',
    rights: readers,
    does: 'The programme’s templates of certificates',
    answer: z.object({ items: z.array(CertificateTemplate) }),
    handle: async ({ ctx, params }) => {
      await needProgramme(ctx, params.id)
      return { items: await templatesOf(ctx.database.db, params.id) }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/programmes/:id/certificate-templates',
    rights: admins,
    does: 'Adds a template',
    answer: CertificateTemplate,
    status: 201,
    body: TemplateSave,
    handle: async ({ ctx, caller, params, body }) => {
      await needProgramme(ctx, params.id)
      return storeTemplate(ctx, params.id, { id: null, save: body }, actor(caller))
    },
  }),
  route({
    method: 'patch',
    path: '/api/v1/programmes/:id/certificate-templates/:template',
    rights: admins,
    does: 'Changes a template; what is printed already stays as it is',
    answer: CertificateTemplate,
    body: TemplateSave,
    handle: async ({ ctx, caller, params, body }) => {
      await needProgramme(ctx, params.id)
      return storeTemplate(ctx, params.id, { id: params.template, save: body }, actor(caller))
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/programmes/:id/certificate-previews',
    rights: admins,
    does: 'A certificate of nobody, as a template would make it',
    answer: PreviewFile,
    body: PreviewRequest,
    handle: async ({ ctx, params, body }) => {
      const programme = await needProgramme(ctx, params.id)
      const bytes = await previewFile(ctx, programme, body)
      return { pdf: Buffer.from(bytes).toString('base64') }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/programmes/:id/certificate-pictures',
    rights: admins,
    does: 'Keeps a logo or a signature, PNG or JPEG',
    answer: PictureStored,
    status: 201,
    reads: { media: pictures },
    maxBytes: mostPictureBytes,
    handle: async ({ ctx, caller, params, request }) => {
      await needProgramme(ctx, params.id)
      const picture = await readPicture(new Uint8Array(await request.arrayBuffer()))
      if (!picture.ok) throw new HttpProblem('invalid', `${picture.error} Nothing was stored.`)
      return storePicture(ctx, params.id, picture.value, actor(caller))
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/certificate-pictures/:picture',
    rights: readers,
    does: 'A logo or a signature',
    answer: null,
    files: ['image/png', 'image/jpeg'],
    handle: async ({ ctx, params }) => {
      const picture = await pictureOf(ctx.database.db, params.id, params.picture)
      if (!picture) throw new HttpProblem('not-found', 'There is no such picture.')
      return fileAnswer(new Uint8Array(picture.bytes), picture.type, 'picture')
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/certificate-settings',
    rights: readers,
    does: 'When certificates are issued by themselves, and what they wait for',
    answer: CertificateSettings,
    handle: async ({ ctx, params }) => {
      await needProgramme(ctx, params.id)
      return certificateSettings(ctx.database.db, params.id)
    },
  }),
  route({
    method: 'put',
    path: '/api/v1/programmes/:id/certificate-settings',
    rights: admins,
    does: 'Sets when certificates are issued by themselves, and what they wait for',
    answer: CertificateSettings,
    body: CertificateSettings,
    handle: async ({ ctx, caller, params, body }) => {
      await needProgramme(ctx, params.id)
      return storeSettings(ctx, params.id, body, actor(caller))
    },
  }),
]
