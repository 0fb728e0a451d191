import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What axe finds on the page as it is: each rule with the first place that breaks it. */
export async function axeFindings(page: Page): Promise<string[]> {
  // by evaluate: the page's own policy forbids foreign script tags
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { violations } = await (
      window as unknown as { axe: { run: () => Promise<{ violations: Finding[] }> } }
    ).axe.run()
    interface Finding {
      id: string
      nodes: { html: string }[]
    }
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  })
}
