/** Settings as a kiosk gets them: both ways, no PIN, English. */
export const kioskSettings = {
  badgeKey: 'key',
  pin: null,
  mode: 'both' as const,
  confirmOut: false,
  bounceMs: 10_000,
  undoMs: 5_000,
  resultMs: 5_000,
  opensBeforeMs: 1_200_000,
  walkInFields: [],
  languages: ['en'],
  keepDays: 30,
}
