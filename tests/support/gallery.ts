import type { Browser, Page } from 'playwright-core'
import { type Language, languages, loadWords } from '../../src/i18n/languages.ts'
import type { Words } from '../../src/i18n/words.ts'
import { serveBuild, siteOrigin } from './built-site.ts'
import { fakeServer } from './fake-server.ts'
import { galleryChanges, onTheDay } from './gallery-programme.ts'

const identity = (now: number) => ({
  kiosk: 'kiosk',
  token: 'secret',
  programme: { id: 'programme', name: 'Audit Days', timeZone: 'Europe/Berlin' },
  room: { id: 'room', name: 'Aspen' },
  serverEpoch: 'epoch-1',
  serverTime: now,
  protocol: { min: 1, max: 1 },
  enrolledAt: now,
  formerly: [],
  owners: {},
})

/** A paired kiosk at work in a browser, of which it says what each of its screens looks like. */
export interface Gallery {
  page: Page
  /** goes through all screens of an attendee; `show` sees each, and may turn the tablet */
  tour: (show: (screen: string) => Promise<void>) => Promise<void>
  close: () => Promise<void>
}

/** Opens the production build as a kiosk whose own language is `language`; its clock stands at 10:42:07. */
export async function openGallery(browser: Browser, language: Language): Promise<Gallery> {
  const now = onTheDay(10, 42, 7) + 500
  const server = fakeServer(() => now)
  server.changes.push(...galleryChanges([language, ...languages.filter((one) => one !== language)]))
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    serviceWorkers: 'block',
    reducedMotion: 'reduce',
  })
  await serveBuild(context, server.handle)
  const page = await context.newPage()
  await page.clock.setFixedTime(now)
  await page.goto(`${siteOrigin}/icon.svg`)
  await page.evaluate(enrol, identity(now))
  await page.goto(`${siteOrigin}/kiosk`)
  await page.getByRole('searchbox').waitFor()
  const words = await loadWords(language)
  return { page, tour: (show) => tour(page, words, show), close: () => context.close() }
}

/** Puts the tablet's note of who it is where the app looks for it. */
function enrol(identity: object): Promise<void> {
  return new Promise((done, fail) => {
    const request = indexedDB.open('roomtap-identity')
    request.onupgradeneeded = () => request.result.createObjectStore('identity')
    request.onerror = () => fail(request.error)
    request.onsuccess = () => {
      const write = request.result.transaction('identity', 'readwrite')
      write.objectStore('identity').put(identity, 'identity')
      write.oncomplete = () => {
        request.result.close()
        done()
      }
    }
  })
}

async function tour(page: Page, words: Words, show: (screen: string) => Promise<void>) {
  const { press, type, pick, clock, leave } = hands(page)
  await page.getByText(words.twoLetters).waitFor()
  await show('ready')
  await type('mar')
  await page.getByRole('heading', { name: words.tapYourName }).waitFor()
  await show('search')
  await page.clock.fastForward(13_000)
  await page.getByText(words.returning).filter({ visible: true }).first().waitFor()
  await show('search-ends')
  await type('xq')
  await page.getByText(words.noHitTitle).waitFor()
  await show('nobody')
  await press(words.joinWalkIn)
  await page.getByRole('heading').first().waitFor()
  await show('walk-in')
  await leave()
  await type('مح')
  await page.getByRole('button', { name: 'محمد علي' }).waitFor()
  await show('search-arabic')
  await leave()

  await pick('amara', 'Amara Okonkwo')
  await show('confirm-in')
  await press(words.checkIn)
  await page.getByRole('heading', { name: words.youAreIn }).waitFor()
  await show('in')
  await press(words.undo)
  await page.getByRole('heading', { name: words.takenBack }).waitFor()
  await show('undone')
  await press(words.done)

  await pick('konst', 'Maria-Magdalena')
  await show('confirm-in-long')
  await press(words.checkIn)
  await page.getByRole('heading', { name: words.youAreIn }).waitFor()
  await show('in-long')
  await leave()
  await pick('konst', 'Maria-Magdalena')
  await press(words.checkIn)
  await page.getByRole('heading', { name: words.inAlready }).waitFor()
  await show('already')
  await leave()

  await clock(onTheDay(11, 25, 1))
  await pick('konst', 'Maria-Magdalena')
  await show('confirm-out-two-open')
  await press(words.checkOut)
  await page.getByRole('heading', { name: words.youAreOut }).waitFor()
  await show('out-long')
  await leave()

  await page.evaluate(scan, 'X-7702')
  await page.getByRole('heading', { name: words.badgeUnknown }).waitFor()
  await show('badge-unknown')
  await leave()

  await pick('محمد ع', 'الهاشمي')
  await page.evaluate(fillTheDisk)
  await press(words.checkIn)
  await page.getByRole('heading', { name: words.notRecorded }).waitFor()
  await show('not-recorded')
  await leave()

  await clock(onTheDay(13, 36, 1))
  await page.getByText(words.nextSession).waitFor()
  await show('between')
  await clock(onTheDay(17, 30, 1))
  await page.getByRole('heading', { name: words.doneForToday }).waitFor()
  await show('over')
  await clock(onTheDay(40, 0, 1))
  await page.getByRole('heading', { name: words.noMore }).waitFor()
  await show('no-more')
}

/** What a person does at the tablet, and what the room's clock does. */
function hands(page: Page) {
  const press = (name: string) => page.getByRole('button', { name }).first().click()
  const leave = async () => {
    await page.keyboard.press('Escape')
    await page.getByRole('searchbox').waitFor()
  }
  const type = async (text: string) => {
    await page.getByRole('searchbox').fill(text)
  }
  const pick = async (typed: string, name: string) => {
    await page.getByRole('searchbox').waitFor()
    await type(typed)
    await press(name)
    await page.getByRole('heading', { name, level: 2 }).waitFor()
  }
  return { press, leave, type, pick, clock: (now: number) => page.clock.setFixedTime(now) }
}

/** A scanner that types, faster than any test could. */
function scan(code: string): void {
  for (const key of [...code, 'Enter'])
    window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
}

/** Every write fails from now on, as on a tablet whose storage is full. */
function fillTheDisk(): void {
  const { put, add } = IDBObjectStore.prototype
  const failing = (write: typeof put) =>
    function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
      const request = write.call(this, value, key)
      const error = new DOMException('no space is left', 'QuotaExceededError')
      Object.defineProperty(this.transaction, 'error', { value: error })
      this.transaction.abort()
      return request
    }
  IDBObjectStore.prototype.put = failing(put)
  IDBObjectStore.prototype.add = failing(add)
}
