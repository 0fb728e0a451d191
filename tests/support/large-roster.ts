import type { Page } from 'playwright-core'
import { manyNames } from './many-names.ts'

/**
 * Fills the store of the page's kiosk with `count` attendees, each with a badge and a booking, in rows as
 * large as the kiosk makes them. Who was there stays.
 * @returns their names
 */
export async function fillRoster(page: Page, count: number, session: string): Promise<string[]> {
  const names = manyNames(count)
  await page.evaluate(writeRoster, { names, session })
  return names
}

/** Runs in the page; beside the app, by plain IndexedDB. */
function writeRoster({ names, session }: { names: string[]; session: string }): Promise<void> {
  const rows = 64
  const buckets = (from: number, entry: (n: number) => [string, unknown]) => {
    const own = Array.from({ length: Math.ceil((names.length - from) / rows) }, (_, n) =>
      entry(from + n * rows),
    )
    return own.filter(([, value]) => value !== null)
  }
  const attendee = (n: number): [string, unknown] => [
    `person-${String(n).padStart(20, '0')}`,
    names[n] === undefined
      ? null
      : {
          name: names[n],
          organisation: `Institute ${n % 900} of Applied Sciences`,
          badges: [String(n).padStart(43, 'h')],
          language: null,
        },
  ]
  const booking = (n: number): [string, unknown] => [
    `booking-${String(n).padStart(20, '0')}`,
    names[n] === undefined ? null : { attendee: attendee(n)[0], session },
  ]
  return new Promise((done, fail) => {
    const opening = indexedDB.open('roomtap')
    opening.onerror = () => fail(opening.error)
    opening.onsuccess = () => {
      const db = opening.result
      const transaction = db.transaction(['attendees', 'bookings'], 'readwrite')
      for (const [table, entry] of [
        ['attendees', attendee],
        ['bookings', booking],
      ] as const) {
        const store = transaction.objectStore(table)
        for (let bucket = 0; bucket < rows; bucket++) {
          const before = store.get(bucket)
          before.onsuccess = () => {
            const entries = [...(before.result?.entries ?? []), ...buckets(bucket, entry)]
            store.put({ bucket, entries })
          }
        }
      }
      transaction.onabort = () => fail(transaction.error)
      transaction.oncomplete = () => {
        db.close()
        done()
      }
    }
  })
}
