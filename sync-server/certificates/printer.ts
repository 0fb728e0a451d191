import { Worker } from 'node:worker_threads'
import type { PrintedCertificate } from '../pdf/certificate.ts'

/** Draws files of certificates beside the server's own thread, so that nobody waits for it. */
export interface Printer {
  print: (certificate: PrintedCertificate) => Promise<Uint8Array>
  close: () => Promise<void>
}

/** What the thread answers. */
export type Printed = { bytes: Uint8Array } | { failure: string }

/** One certificate after the other; `close` ends the thread. */
export function openPrinter(): Printer {
  const thread = new Worker(new URL('./print-thread.ts', import.meta.url))
  let last: Promise<unknown> = Promise.resolve()
  const printNow = (certificate: PrintedCertificate) =>
    new Promise<Uint8Array>((resolve, reject) => {
      const end = (settle: () => void) => {
        thread.off('message', onMessage)
        thread.off('error', onError)
        thread.off('exit', onExit)
        settle()
      }
      const onMessage = (printed: Printed) =>
        end(() => {
          if ('bytes' in printed) resolve(printed.bytes)
          else reject(new Error(printed.failure))
        })
      const onError = (error: unknown) => end(() => reject(error))
      const onExit = () => end(() => reject(new Error('the thread for certificates ended')))
      thread.on('message', onMessage)
      thread.on('error', onError)
      thread.on('exit', onExit)
      thread.postMessage(certificate)
    })
  return {
    print(certificate) {
      const done = last.then(() => printNow(certificate))
      last = done.catch(() => {})
      return done
    },
    async close() {
      await thread.terminate()
    },
  }
}
