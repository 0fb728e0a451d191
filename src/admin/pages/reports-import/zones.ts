/** The names of time zones that this browser knows, with UTC and one more that is in use. */
export function zonesWith(zone: string): string[] {
  const known = Intl.supportedValuesOf('timeZone')
  return [...new Set(['UTC', ...known, zone])].sort()
}
