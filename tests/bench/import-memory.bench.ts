import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type RunningServer, runServer } from '../support/running-server.ts'

const many = 100_000
const few = 5_000
/** MB of objects, of which a server that has just started needs about a third */
const heapMb = 144

const heading = 'code,name,email,organisation,badge'
const file = (rows: number) =>
  [
    heading,
    ...Array.from(
      { length: rows },
      (_, n) => `c${n},Ada${n % 977} Lovelace${n},ada${n}@example.org,Org ${n % 300},badge${n}`,
    ),
  ].join('\n')

test(`[row M4] ${many} attendees are imported, and again, in a heap of ${heapMb} MB`, async () => {
  const server = await runServer({ NODE_OPTIONS: `--max-old-space-size=${heapMb}` })
  try {
    const small = await imported(server, few, true)
    const first = await imported(server, many, false)
    const again = await imported(server, many, false)
    console.log(
      `resident at most: ${small.peak} MB at ${few} rows told only, ${first.peak} MB at ${many}, ${again.peak} MB at the same again; ${Math.round(first.took / 100) / 10} s and ${Math.round(again.took / 100) / 10} s`,
    )
    expect([first.report, again.report]).toMatchObject([{ added: many }, { unchanged: many }])
  } finally {
    await server.stop()
  }
}, 600_000)

/** Uploads a file into a programme, the same at each call. */
async function imported(server: RunningServer, rows: number, dryRun: boolean) {
  const resident = () => {
    const status = readFileSync(`/proc/${server.pid()}/status`, 'utf8')
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024)
  }
  let peak = 0
  let done = false
  const watching = (async () => {
    for (; !done; await setTimeout(20)) peak = Math.max(peak, resident())
  })()
  const begun = performance.now()
  const path = `/api/v1/programmes/${await programmeOf(server)}/import/attendees?dryRun=${dryRun}`
  const report = await (await server.call('POST', path, file(rows), 'text/csv')).json()
  const took = performance.now() - begun
  done = true
  await watching
  return { report, peak, took }
}

async function programmeOf(server: RunningServer): Promise<string> {
  const { items } = await (await server.call('GET', '/api/v1/programmes')).json()
  if (items[0]) return items[0].id
  const body = { name: 'Audit Days', timeZone: 'UTC' }
  return (await (await server.call('POST', '/api/v1/programmes', body)).json()).id
}
