import type { Page } from 'playwright-core'

/** Types the name, chooses the one hit of that name, presses the step, and sees that it is recorded. */
async function tap(page: Page, name: string, step: 'Check in' | 'Check out', done: string) {
  await page.getByRole('searchbox').waitFor()
  await page.keyboard.type(name)
  await page.getByRole('button', { name }).click()
  await page.getByRole('button', { name: step, exact: true }).click()
  await page.getByRole('heading', { name: done }).waitFor()
  await page.keyboard.press('Escape')
}

export const tapIn = (page: Page, name: string) => tap(page, name, 'Check in', 'You’re in')
export const tapOut = (page: Page, name: string) => tap(page, name, 'Check out', 'You’re out')

/** A tap as the tablet's own database holds it, read beside the app. */
export interface StoredTap {
  log: string
  seq: number
  kind: string
  attendee: string
  wall: number
}

/** Everything in the tablet's taps table, read by plain IndexedDB. */
export const storedTaps = (page: Page): Promise<StoredTap[]> =>
  page.evaluate(async () => {
    const wait = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, fail) => {
        request.onsuccess = () => done(request.result)
        request.onerror = () => fail(request.error)
      })
    const taps: StoredTap[] = []
    for (const { name } of await indexedDB.databases()) {
      const db = await wait(indexedDB.open(name ?? ''))
      if (db.objectStoreNames.contains('taps')) {
        const rows = await wait(db.transaction('taps').objectStore('taps').getAll())
        taps.push(...rows.map((row) => ({ ...row.tap, ...row, kind: row.tap?.kind ?? row.kind })))
      }
      db.close()
    }
    return taps
  })
