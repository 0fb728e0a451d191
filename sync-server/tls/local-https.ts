import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { type Listener, type ListeningSecurely, listenSecurely } from '../listen.ts'
import { keepCertificate, type LocalCertificate } from './keep.ts'
import { ownNames } from './own-names.ts'

/** HTTPS for the tablets of a venue's network, by a certificate authority of this installation. */
export interface LocalHttps {
  certificate: LocalCertificate
  /** where it is served; null: not yet, or its port was taken */
  port: number | null
  /** where plain http is served */
  plainPort: number | null
}

interface Around {
  config: Config
  clock: () => number
  random: (bytes: number) => Uint8Array
  log: Logger
}

/** The certificate for local HTTPS; null where the settings say that there is none. */
export async function openLocalHttps(around: Around): Promise<LocalHttps | null> {
  const { config, ...rest } = around
  if (!config.localHttps) return null
  const certificate = await keepCertificate({ ...rest, dataDir: config.dataDir, own: ownNames })
  return { certificate, port: null, plainPort: null }
}

/**
 * Serves it. A port that is taken ends the start only where a person named it: without one, everything
 * but the tablets' HTTPS works, and the start says so.
 */
export async function serveLocalHttps(
  local: LocalHttps,
  listener: Listener,
  config: Config,
  log: Logger,
): Promise<ListeningSecurely | null> {
  if (!config.localHttps) return null
  const { port, wanted } = config.localHttps
  try {
    const current = local.certificate.current()
    const listening = await listenSecurely(listener, current, { port, host: config.host })
    local.port = listening.port
    return listening
  } catch (error) {
    if (wanted) throw error
    log.warn({ err: error }, 'there is no HTTPS for tablets; set HTTPS_PORT to a free port')
    return null
  }
}

/** Looks whether the certificate is to be renewed, and uses the new one from then on. */
export async function renewLocalHttps(
  local: LocalHttps,
  listening: ListeningSecurely,
  log: Logger,
): Promise<void> {
  if (!(await local.certificate.renew())) return
  listening.use(local.certificate.current())
  log.info('a new certificate for HTTPS is in use')
}
