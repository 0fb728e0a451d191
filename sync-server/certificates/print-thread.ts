import { parentPort } from 'node:worker_threads'
import { certificateFile, type PrintedCertificate } from '../pdf/certificate.ts'
import type { Printed } from './printer.ts'

parentPort?.on('message', (certificate: PrintedCertificate) => {
  certificateFile(certificate).then(
    (bytes) => answer({ bytes }),
    (error: unknown) => answer({ failure: String(error) }),
  )
})

const answer = (printed: Printed) => parentPort?.postMessage(printed)
