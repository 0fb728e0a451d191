import { hostname, networkInterfaces } from 'node:os'

/** What other machines on the venue's network may call this one by. */
export interface OwnNames {
  /** DNS names, lower case */
  names: string[]
  /** IP addresses, v4 before v6 */
  addresses: string[]
}

/**
 * Its names and addresses just now; they change when it joins another network. Addresses that hold on
 * one link alone need a zone that certificates can't bear, so they are left out.
 */
export function ownNames(interfaces = networkInterfaces(), host = hostname()): OwnNames {
  const all = Object.values(interfaces).flatMap((there) => there ?? [])
  const v4 = all.filter(({ family }) => family === 'IPv4').map(({ address }) => address)
  const v6 = all
    .filter(({ family, address }) => family === 'IPv6' && !/^fe[89ab]/i.test(address))
    .map(({ address }) => address)
  const own = host.toLowerCase().replace(/\.$/, '')
  const isName = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/.test(own)
  const names = isName ? [own, ...(own.includes('.') ? [] : [`${own}.local`])] : []
  return {
    names: [...new Set(['localhost', ...names])],
    addresses: [...new Set([...v4, ...v6])].sort(v4First),
  }
}

const v4First = (a: string, b: string) =>
  Number(a.includes(':')) - Number(b.includes(':')) || (a < b ? -1 : 1)
