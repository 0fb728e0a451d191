import { createHmac } from 'node:crypto'
import type { Hmac } from '../../src/kiosk/badge.ts'

/** HMAC-SHA-256 at once: the browser's own runs in a thread, whose end no seed decides. */
export const hmacNow: Hmac = async (key, text) =>
  new Uint8Array(createHmac('sha256', key).update(text).digest())
