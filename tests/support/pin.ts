import { pbkdf2Sync } from 'node:crypto'
import type { z } from 'zod/mini'
import type { KioskPin } from '../../src/domain/roster.ts'

/** The digits that open the staff panel of tests. */
export const pinDigits = '204613'

const salt = Buffer.from('sixteen salt byte')

/** That PIN as a kiosk holds it. */
export const pinHash: z.infer<typeof KioskPin> = {
  salt: salt.toString('base64url'),
  iterations: 1_000,
  hash: pbkdf2Sync(pinDigits, salt, 1_000, 32, 'sha256').toString('base64url'),
}
