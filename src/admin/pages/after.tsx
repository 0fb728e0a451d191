import type { AfterAnswer } from '../../domain/api-fleet.ts'
import { KioskActs } from '../after/acts.tsx'
import { AfterKiosks } from '../after/kiosks.tsx'
import { AfterSessions } from '../after/sessions.tsx'
import { Verdict } from '../after/verdict.tsx'
import { missingOf } from '../after/view.ts'
import { useAfter } from '../fleet-queries.ts'
import { plural } from '../format.ts'
import { useNow } from '../live/hooks.ts'
import { Await } from '../parts/await.tsx'
import { LinkButton } from '../parts/button.tsx'
import { PageHead } from '../parts/head.tsx'
import text from '../parts/text.module.css'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { Receive } from '../receive/receive.tsx'
import { useWaiting } from '../truth-queries.ts'
import { WaitingList } from '../waiting/list.tsx'

/** After the sessions: what is missing, from which tablet, and what to do (row D2). */
export function AfterPage() {
  const { programme } = useHere()
  const after = useAfter(programme.id)
  return (
    <>
      <PageHead title="After the sessions">
        <p>What is still missing, from which tablet, and what to do. Looked at anew every 10 s.</p>
      </PageHead>
      <Await query={after} what="what is missing">
        {(answer) => <After after={answer} />}
      </Await>
    </>
  )
}

const everyMs = 5_000
/** More than a person works through at once; the list of its own has all. */
const mostListed = 30

function After({ after }: { after: AfterAnswer }) {
  const { programme, mayAct } = useHere()
  const now = useNow(everyMs)
  const waiting = useWaiting(programme.id)
  // what a revoked or re-enrolled kiosk brought is told with the kiosk
  const open = waiting.data?.filter(
    ({ dismissed, verdict }) => !dismissed && verdict !== 'quarantined',
  )
  const { kiosks, sessions } = after
  const withheld = new Set(kiosks.flatMap(({ toAccept }) => toAccept.map(({ log }) => log)))
  const single = open?.filter(({ ref }) => !withheld.has(ref.log)) ?? []
  return (
    <>
      <Verdict after={after} missing={missingOf(after, single.length, now)} />
      <AfterKiosks {...{ kiosks, sessions, now }} />
      {mayAct && (
        <section class={text.stack}>
          <h2 class={text.h2}>From a tablet without a network</h2>
          <p class={text.dim}>
            On the tablet: Staff, then “Show taps as QR codes” or “Save taps to a file”. Twice is
            harmless.
          </p>
          <Receive />
        </section>
      )}
      <AfterSessions {...{ sessions, kiosks, now }} />
      <section class={text.stack}>
        <h2 class={text.h2}>Taps to sort out</h2>
        {single.length > 0 ? (
          <>
            <WaitingList taps={single.slice(0, mostListed)} />
            {single.length > mostListed && (
              <div>
                <LinkButton href={paths.waiting(programme.id)} icon="flag">
                  All {plural(single.length, 'tap')}
                </LinkButton>
              </div>
            )}
          </>
        ) : (
          <p class={text.dim}>None: every tap that came counts, or was looked at.</p>
        )}
      </section>
      <KioskActs />
    </>
  )
}
