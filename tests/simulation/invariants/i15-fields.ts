import type { Change } from '../../../src/domain/roster.ts'
import type { World } from '../world.ts'

const common = ['type', 'id', 'deleted']
/** PROTOCOL section 4, written here once more: what the server imports is not asked. */
const named: Record<string, string[]> = {
  session: [
    'code',
    'title',
    'presenters',
    'room',
    'start',
    'end',
    'opensAt',
    'closesAt',
    'breaks',
    'cancelled',
  ],
  attendee: ['name', 'organisation', 'hint', 'badges', 'language', 'mergedInto'],
  booking: ['attendee', 'session'],
  room: ['name'],
  message: ['text', 'until'],
  settings: [
    'badgeKey',
    'pin',
    'mode',
    'confirmOut',
    'bounceMs',
    'undoMs',
    'resultMs',
    'opensBeforeMs',
    'walkInFields',
    'languages',
    'keepDays',
  ],
}

/** I15: a kiosk never gets a field that the protocol doesn't name. */
export function onlyNamedFields(world: World, { changes }: { changes: Change[] }): void {
  for (const change of changes) {
    const allowed = [...common, ...(named[change.type] ?? [])]
    const other = Object.keys(change).filter((field) => !allowed.includes(field))
    if (other.length > 0) world.failures.push(`[I15] ${change.type} came with ${other.join()}`)
    world.count(`roster ${change.type}`)
  }
}
