import { errors, type Locator, type Page } from 'playwright-core'

/** Goes through the list before a kiosk opens, as staff do: the test write, and a reason for each thing that isn't there. */
export async function openKiosk(page: Page): Promise<void> {
  const open = page.getByRole('button', { name: 'Open the kiosk' })
  await open.waitFor()
  const write = page.getByRole('listitem').filter({ hasText: 'Test write' })
  await write.getByRole('button', { name: 'Try it' }).click()
  await write.getByText('It counts for nobody').waitFor()
  const missing = page.getByRole('button', { name: 'Waive' }).first()
  const reason = page.getByRole('button', { name: 'Not needed here' })
  const isOpen = page.locator('button[aria-disabled="false"]', { hasText: 'Open the kiosk' })
  while ((await isOpen.count()) === 0) {
    await pressIfThere(missing)
    await pressIfThere(reason)
    await page.getByRole('list').or(reason).first().waitFor()
  }
  await open.click()
}

/** What is missing may come just now, and there is nothing to press any more. */
async function pressIfThere(button: Locator): Promise<void> {
  if ((await button.count()) === 0) return
  try {
    await button.click({ timeout: 1_000 })
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error
  }
}
