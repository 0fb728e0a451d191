import type { Context } from '../context.ts'
import type { LinkKind } from '../db/mail-tables.ts'
import { ownAddresses } from '../welcome.ts'

const paths: Record<LinkKind, string> = {
  record: '/me/',
  survey: '/me/survey/',
  confirm: '/me/confirm/',
}

type Around = Pick<Context, 'config' | 'localHttps'>

/** Where people reach this server: PUBLIC_URL, else this machine's address on its network. */
export function ownAddress({ config, localHttps }: Around): string {
  if (config.publicUrl) return config.publicUrl
  const host = ownAddresses(config.host)[0] ?? 'localhost'
  return `${config.tls ? 'https' : 'http'}://${host}:${localHttps?.plainPort ?? config.port}`
}

/** The address that a personal link is sent as. */
export function linkAddress(ctx: Around, kind: LinkKind, text: string): string {
  return ownAddress(ctx) + paths[kind] + text
}
