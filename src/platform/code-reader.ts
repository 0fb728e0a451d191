import type { CodeFormat, Frame, ReadAnswer, ReadCode } from './code-formats.ts'

/** Reads codes from pictures, one picture at a time. */
export interface CodeReader {
  /** rejects where pictures can't be read here at all */
  read: (frame: Frame, formats: readonly CodeFormat[]) => Promise<ReadCode[]>
  close: () => void
}

/** A reader in a worker, so that the page stays quick. The picture's pixels go to it and don't come back. */
export function createCodeReader(): CodeReader {
  const worker = new Worker(new URL('./scan-worker.ts', import.meta.url), { type: 'module' })
  let waits: { done: (codes: ReadCode[]) => void; fail: (error: Error) => void } | null = null
  const fail = (reason: string) => {
    waits?.fail(new Error(`codes can’t be read: ${reason}`))
    waits = null
  }
  worker.onmessage = ({ data }: MessageEvent<ReadAnswer>) => {
    if ('error' in data) return fail(data.error)
    waits?.done(data.codes)
    waits = null
  }
  worker.onerror = (event) => fail(event.message || 'the worker did not start')
  return {
    read: (frame, formats) =>
      new Promise((done, reject) => {
        waits = { done, fail: reject }
        worker.postMessage({ frame, formats }, [frame.pixels.buffer])
      }),
    close: () => worker.terminate(),
  }
}
