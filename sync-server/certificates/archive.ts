import { PassThrough, Readable } from 'node:stream'
import yazl from 'yazl'
import { certificateNumber } from '../../src/domain/verification-code.ts'
import type { Context } from '../context.ts'
import { allCertificates, type CertificateFilter } from '../db/certificate-list.ts'
import { HttpProblem } from '../http/problem.ts'
import { toPrint } from './print.ts'
import { openPrinter, type Printer } from './printer.ts'

/**
 * The files of all certificates that a filter leaves, as one ZIP: each is drawn when its turn comes and the
 * reader has taken the ones before, so that any number takes little memory. What can't be printed is told
 * in a text among them.
 */
export async function certificateArchive(
  ctx: Context,
  programme: string,
  filter: CertificateFilter,
): Promise<Readable> {
  const { db } = ctx.database
  const all = await allCertificates(db, programme, { ...filter, state: filter.state ?? 'valid' })
  const printer = openPrinter()
  const failures: string[] = []
  const archive = new yazl.ZipFile()
  const mtime = new Date(ctx.clock())
  for (const { id, year, n } of all) {
    const number = certificateNumber(year, n)
    // a PDF is packed already
    lazily(archive, `${number}.pdf`, { compress: false, mtime }, () =>
      print(ctx, printer, id, failures),
    )
  }
  lazily(archive, 'not-printed.txt', { mtime }, async () => {
    await printer.close()
    return Buffer.from(failures.length === 0 ? 'All were printed.\n' : `${failures.join('\n')}\n`)
  })
  archive.end()
  const out = archive.outputStream.pipe(new PassThrough())
  archive.on('error', (error: Error) => out.destroy(error))
  out.on('close', () => void printer.close())
  return out
}

/** Nobody's letters keep the others from being printed; who went away ends it. */
async function print(
  ctx: Context,
  printer: Printer,
  id: string,
  failures: string[],
): Promise<Uint8Array> {
  try {
    return await printer.print(await toPrint(ctx, id))
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error
    failures.push(error.message)
    return new Uint8Array()
  }
}

function lazily(
  archive: yazl.ZipFile,
  name: string,
  options: Partial<yazl.ReadStreamOptions>,
  make: () => Promise<Uint8Array>,
): void {
  archive.addReadStreamLazy(name, options, (give) => {
    make().then(
      (bytes) => give(null, Readable.from([Buffer.from(bytes)])),
      (error: unknown) => archive.emit('error', error),
    )
  })
}
