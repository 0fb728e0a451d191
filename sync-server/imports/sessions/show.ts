import type { SessionRow } from '../../../src/domain/api.ts'
import type { StoredSession } from '../../db/sessions.ts'

/** A session as the API shows it. */
export function showSession({ id, roomId, revision, values }: StoredSession): SessionRow {
  const { room } = values
  return {
    ...values,
    id,
    revision,
    room: roomId === null || room === null ? null : { id: roomId, name: room },
  }
}
