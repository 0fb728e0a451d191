import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { getRequestListener } from '@hono/node-server'
import { pino } from 'pino'
import { prepareFirstAdmin } from './accounts/first-admin.ts'
import { createApp } from './app.ts'
import { settleRuns } from './certificates/runs.ts'
import { readConfig } from './config.ts'
import type { Context } from './context.ts'
import { serverEpoch } from './db/meta.ts'
import { mountPages } from './http/static.ts'
import { realTimers } from './http/timers.ts'
import { loadSample } from './imports/sample/load.ts'
import { lookAfterCertificates } from './jobs/certificates.ts'
import { closeDue } from './jobs/closings.ts'
import { noticeExpiring } from './jobs/expiry-notices.ts'
import { lookAfterOthers } from './jobs/others.ts'
import { repeat } from './jobs/repeat.ts'
import { eraseDue } from './jobs/retention.ts'
import { askDue } from './jobs/surveys.ts'
import { type Listener, listen } from './listen.ts'
import { createSender } from './mail/send.ts'
import { openContext } from './open-context.ts'
import { reconcileLeftovers, settle } from './reconcile/soon.ts'
import { renewLocalHttps, serveLocalHttps } from './tls/local-https.ts'
import { version } from './version.ts'
import { welcome } from './welcome.ts'

const dist = resolve(import.meta.dirname, '../dist')

/** How often what is due is looked for: nobody waits for it to the second. */
const lookEveryMs = 30_000
/** How often mails that are due are looked for: somebody may wait for one. */
const sendEveryMs = 2000
/** How often the certificate is looked at: a server that joins another network serves there a minute later. */
const renewEveryMs = 60_000

interface Options {
  /** Vite, reloading, in the same process */
  dev: boolean
  /** with the sample programme */
  sample: boolean
}

/** Config → database → app → listen; gives back the way to stop. */
async function start(options: Options): Promise<() => Promise<void>> {
  const config = readConfig(process.env)
  const log = pino({ level: config.logLevel })
  const ctx = await openContext(config, log, () => Date.now())
  await serverEpoch(ctx)
  const secret = await prepareFirstAdmin(ctx)
  await reconcileLeftovers(ctx)
  if (options.sample) await loadSample(ctx)
  // last: from the first answer on, a signal finds the way to stop in good order
  const answer = await listener(ctx, options)
  const { port, stop } = await listen(answer, config)
  const stopSecure = await serveSecurely(ctx, answer, port)
  const jobs = [
    ...[closeDue, lookAfterOthers, eraseDue, noticeExpiring],
    ...[lookAfterCertificates, askDue],
  ]
  const stopJobs = jobs.map((job) =>
    repeat(
      realTimers,
      lookEveryMs,
      () => job(ctx),
      (error) => ctx.log.error({ err: error, job: job.name }, 'a job failed; it is tried again'),
    ),
  )
  const sender = createSender(ctx, realTimers)
  stopJobs.push(
    repeat(realTimers, sendEveryMs, sender.sendDue, (error) =>
      ctx.log.error({ err: error, job: 'mails' }, 'a job failed; it is tried again'),
    ),
  )
  log.info({ version, port, database: ctx.database.dialect }, 'started')
  console.log(welcome(config, { port, securePort: ctx.localHttps?.port ?? null }, secret))
  return async () => {
    log.info('stopping')
    ctx.live.close()
    await Promise.all([stop(), stopSecure()])
    sender.stop()
    for (const stopJob of stopJobs) await stopJob()
    await settleRuns(ctx)
    await settle(ctx)
    await ctx.database.close()
    log.info('stopped')
  }
}

/** HTTPS for tablets, where it is ours to bring; gives back the way to stop. */
async function serveSecurely(
  ctx: Context,
  answer: Listener,
  plainPort: number,
): Promise<() => Promise<void>> {
  const { localHttps: local, log, config } = ctx
  const listening = local && (await serveLocalHttps(local, answer, config, log))
  if (!local || !listening) return async () => {}
  local.plainPort = plainPort
  const stopRenewing = repeat(
    realTimers,
    renewEveryMs,
    () => renewLocalHttps(local, listening, log),
    (error) => log.error({ err: error }, 'renewing the certificate failed; it is tried again'),
  )
  return async () => {
    await stopRenewing()
    await listening.stop()
  }
}

async function listener(ctx: Context, { dev }: Options): Promise<Listener> {
  const app = createApp(ctx)
  if (!dev && existsSync(dist)) mountPages(app, dist)
  else if (!dev) ctx.log.warn('the pages are not built, only the API is served; use "npm start"')
  const answer: Listener = getRequestListener(app.fetch)
  return dev ? (await import('./dev.ts')).withVite(answer) : answer
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      // a second signal from someone impatient ends it at once; what was answered is durable
      if (stopping) process.exit(1)
      stopping = true
      stop().then(
        () => process.exit(0),
        (error: unknown) => fail(error),
      )
    })
  }
}

function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : error)
  if (error instanceof Error && error.cause) console.error(error.cause)
  process.exit(1)
}

try {
  const flag = { type: 'boolean', default: false } as const
  const { values } = parseArgs({ options: { dev: flag, sample: flag } })
  stopOnSignal(await start(values))
} catch (error) {
  fail(error)
}
