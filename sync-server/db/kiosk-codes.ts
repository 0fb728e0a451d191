import type { Tx } from './open.ts'
import type { KioskCodesTable } from './tables.ts'

/** Keeps a new code; whatever code the kiosk had before ends. */
export async function addKioskCode(
  tx: Tx,
  code: { hash: string; kiosk: string; expiresAt: number; now: number },
): Promise<void> {
  await endKioskCodes(tx, code.kiosk, code.now)
  await tx
    .insertInto('kiosk_codes')
    .values({ hash: code.hash, kiosk: code.kiosk, expires_at: code.expiresAt, used_at: null })
    .execute()
}

/** Ends the codes of a kiosk that nobody used yet. */
export async function endKioskCodes(tx: Tx, kiosk: string, now: number): Promise<void> {
  await tx
    .updateTable('kiosk_codes')
    .set({ expires_at: now })
    .where('kiosk', '=', kiosk)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .execute()
}

/**
 * Uses a code up.
 * @returns true for one caller alone, however many come at the same time
 */
export async function useKioskCode(tx: Tx, hash: string, now: number): Promise<boolean> {
  const result = await tx
    .updateTable('kiosk_codes')
    .set({ used_at: now })
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function findKioskCode(tx: Tx, hash: string): Promise<KioskCodesTable | undefined> {
  return tx.selectFrom('kiosk_codes').selectAll().where('hash', '=', hash).executeTakeFirst()
}
