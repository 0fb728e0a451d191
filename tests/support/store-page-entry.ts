import { timers } from '../../src/platform/clock.ts'
import { randomBytes } from '../../src/platform/random.ts'
import { openStorage, type Storage } from '../../src/storage/open.ts'

// What a page holds whose tablet's store is looked at in a real browser.
const opened = await openStorage({
  indexedDB,
  IDBKeyRange,
  random: randomBytes,
  timers,
  now: () => Date.now(),
})
if (!opened.ok) throw new Error(opened.error.detail)

declare global {
  var tablet: Storage
}
globalThis.tablet = opened.value
