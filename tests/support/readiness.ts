import type { Page } from 'playwright-core'

/** Goes through the list before a kiosk opens, as staff do: the test write, and a reason for each thing that isn't there. */
export async function openKiosk(page: Page): Promise<void> {
  const open = page.getByRole('button', { name: 'Open the kiosk' })
  await open.waitFor()
  const write = page.getByRole('listitem').filter({ hasText: 'Test write' })
  await write.getByRole('button', { name: 'Try it' }).click()
  await write.getByText('It counts for nobody').waitFor()
  const missing = page.getByRole('button', { name: 'Waive' })
  const isOpen = page.locator('button[aria-disabled="false"]', { hasText: 'Open the kiosk' })
  while ((await isOpen.count()) === 0) {
    const left = await missing.count()
    if (left > 0) {
      await missing.first().click()
      await page.getByRole('button', { name: 'Not needed here' }).click()
    }
    await page.getByRole('list').waitFor()
  }
  await open.click()
}
