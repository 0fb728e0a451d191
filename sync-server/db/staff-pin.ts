import type { KioskPin } from '../../src/domain/roster.ts'
import { noteChanges } from './changes.ts'
import type { DialectName } from './dialect.ts'
import type { Tx } from './open.ts'

/** Sets or takes away the PIN of a programme's kiosks, and tells them. */
export async function setStaffPin(
  tx: Tx,
  dialect: DialectName,
  programme: string,
  pin: KioskPin | null,
): Promise<void> {
  await tx
    .updateTable('programmes')
    .set({ pin: pin && JSON.stringify(pin) })
    .where('id', '=', programme)
    .execute()
  await noteChanges(tx, dialect, programme, [{ type: 'settings', id: programme }])
}
