import { issueAutomatically } from '../certificates/automatic.ts'
import { mailSuperseding } from '../certificates/mail.ts'
import { goOnSoon, settleRuns } from '../certificates/runs.ts'
import type { Context } from '../context.ts'

/**
 * What certificates need doing: goes on with issuing that another process left, issues those that are due by
 * themselves, and sends what superseded a certificate that was sent.
 */
export async function lookAfterCertificates(ctx: Context): Promise<void> {
  goOnSoon(ctx)
  await settleRuns(ctx)
  await issueAutomatically(ctx)
  await mailSuperseding(ctx)
}
