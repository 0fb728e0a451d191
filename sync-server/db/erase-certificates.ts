import type { Tx } from './open.ts'

/** What stands where somebody wrote why: what was written may name the person. */
const erased = '(erased)'

/**
 * Takes the names of these people off their certificates, and what was written about those (rule E9). Number,
 * code and what was earned stay, of nobody who could be called by name.
 */
export async function eraseFromCertificates(tx: Tx, attendees: readonly string[]): Promise<void> {
  const theirs = tx.selectFrom('certificates').select('id').where('attendee', 'in', attendees)
  await tx
    .updateTable('certificate_versions')
    .set({ participant: null })
    .where('certificate', 'in', theirs)
    .execute()
  await tx
    .updateTable('certificate_acts')
    .set({ reason: erased })
    .where('certificate', 'in', theirs)
    .where('reason', 'is not', null)
    .execute()
}
