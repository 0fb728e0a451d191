import type { Page } from 'playwright-core'

export const staffPin = '204613'

/** Types the PIN on the tablet's own keys and opens the panel. */
export async function openPanel(page: Page, pin = staffPin): Promise<void> {
  await page.getByRole('button', { name: 'Staff', exact: true }).click()
  await typePin(page, pin)
  await page.getByRole('heading', { name: 'This kiosk' }).waitFor()
}

export async function typePin(page: Page, pin: string): Promise<void> {
  // not before an earlier try was looked at
  await page.getByRole('button', { name: 'Open', exact: true }).waitFor()
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click()
  await page.getByRole('button', { name: 'Open', exact: true }).click()
}
