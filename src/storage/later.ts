// What the first paint and a capture do without: it brings the schemas, and is loaded when first needed.

/** Reads batches to be sent. */
export const loadBatches = () => import('./batch.ts')

/** Reads taps back to be shown. */
export const loadHeld = () => import('./held.ts')

/** Schemas of what the server sends. */
export const loadRosterSchemas = () => import('../domain/roster.ts')
