import axe from 'axe-core'
import type { Page } from 'playwright-core'

/**
 * What axe finds on the page as it is: each rule with the first place that breaks it.
 * @param rules those alone; without: all
 */
export async function axeFindings(page: Page, rules: string[] | null = null): Promise<string[]> {
  // by evaluate: the page's own policy forbids foreign script tags
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(async (only) => {
    const { violations } = await (
      window as unknown as { axe: { run: (of: object) => Promise<{ violations: Finding[] }> } }
    ).axe.run({
      resultTypes: ['violations'],
      iframes: false,
      ...(only ? { runOnly: only } : {}),
    })
    interface Finding {
      id: string
      nodes: { html: string }[]
    }
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  }, rules)
}
