export const csvType = 'text/csv; charset=utf-8'

/** A file to save under `name`, which holds no quotes; no cache keeps it. */
export const fileAnswer = (
  body: string | Uint8Array<ArrayBuffer>,
  type: string,
  name: string,
): Response =>
  new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  })
