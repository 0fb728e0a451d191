import * as z from 'zod/mini'
import { type Route, route } from '../http/route.ts'
import { describe, type OpenApi } from '../openapi/document.ts'

const Document = z.looseObject({ openapi: z.literal('3.1.0') })

/** The API told by itself. @param list every route, asked for at the first call */
export function openApiRoutes(list: () => readonly Route[]): Route[] {
  let document: OpenApi | null = null
  return [
    route({
      method: 'get',
      path: '/api/v1/openapi.json',
      rights: 'anyone',
      does: 'This document: every call, who may make it, what it takes and answers',
      answer: Document,
      handle: async () => {
        document ??= describe(list())
        return document
      },
    }),
  ]
}
