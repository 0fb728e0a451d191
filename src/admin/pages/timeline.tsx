import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import type { SessionListRow } from '../../domain/api.ts'
import type { AttendanceDetail } from '../../domain/api-timeline.ts'
import { calledName } from '../../domain/called.ts'
import { CreditsTold } from '../follow-up/credits-told.tsx'
import { clock, dayMiddle, hms, percentText } from '../format.ts'
import { Await } from '../parts/await.tsx'
import { Button } from '../parts/button.tsx'
import { type Figure, Figures } from '../parts/figures.tsx'
import { Facts, PageHead } from '../parts/head.tsx'
import { Flags } from '../parts/status.tsx'
import text from '../parts/text.module.css'
import { paths } from '../paths.ts'
import { Advice, Comparison } from '../places/comparison.tsx'
import { useHere } from '../programme.ts'
import { useSessions } from '../queries.ts'
import { markNotes } from '../session/mark-status.tsx'
import session from '../session/session.module.css'
import type { Act } from '../timeline/act.ts'
import { Corrections } from '../timeline/corrections.tsx'
import { MarkForm } from '../timeline/mark-form.tsx'
import { Marks } from '../timeline/marks.tsx'
import { Picture } from '../timeline/picture.tsx'
import { AddTapForm, MoveTapForm, VoidTapForm } from '../timeline/tap-form.tsx'
import { namesOf, tellSum } from '../timeline/telling.ts'
import css from '../timeline/timeline.module.css'
import { InWords } from '../timeline/words.tsx'
import { useDetail } from '../truth-queries.ts'
import { WaitingList } from '../waiting/list.tsx'
import { statusWords } from '../words.ts'

interface Props {
  session: string
  attendee: string
}

/** How one attendee's record of a session came about, minute by minute, and what can be done about it. */
export function TimelinePage({ session: id, attendee }: Props) {
  const { programme } = useHere()
  const detail = useDetail(programme.id, id, attendee)
  const sessions = useSessions(programme.id)
  return (
    <Await query={detail} what="the timeline" named>
      {(known) => <Timeline detail={known} about={sessions.data?.find((one) => one.id === id)} />}
    </Await>
  )
}

const aboutOf = ({ session, attendee }: AttendanceDetail) => ({ session, attendee })

interface TimelineProps {
  detail: AttendanceDetail
  about: SessionListRow | undefined
}

function Timeline({ detail, about }: TimelineProps) {
  const { programme, me, mayAct } = useHere()
  const [act, setAct] = useState<Act | null>(null)
  const zone = programme.timeZone
  const names = namesOf(detail, zone)
  const { start, end } = detail.timeline.window
  return (
    <>
      <PageHead
        title={calledName(detail.name)}
        acts={
          mayAct && (
            <>
              <Button icon="plus" onClick={() => setAct({ kind: 'add' })}>
                Add a tap
              </Button>
              <Button icon="tick" look="go" onClick={() => setAct({ kind: 'mark' })}>
                Mark by hand
              </Button>
            </>
          )
        }
      >
        <Facts
          items={[
            <Link key="session" href={paths.session(programme.id, detail.session)}>
              <bdi>{about?.title ?? names.session(detail.session)}</bdi>
            </Link>,
            `${dayMiddle(start, zone)}, ${clock(start, zone)} to ${clock(end, zone)}`,
            about?.room && <bdi>{about.room.name}</bdi>,
            <Link key="history" href={paths.history(programme.id, aboutOf(detail))}>
              History
            </Link>,
          ].map((item) => item ?? null)}
        />
      </PageHead>
      <ActPanel detail={detail} act={act} close={() => setAct(null)} />
      <Figures items={figures(detail, about, me.id)} />
      {detail.flags.length > 0 && (
        <div class={session.flags}>
          <Flags flags={detail.flags} />
        </div>
      )}
      <Picture detail={detail} />
      {detail.flags.includes('two-places') && (
        <section class={text.stack}>
          <h2 class={text.h2}>In two rooms at once</h2>
          <Comparison here={detail} />
          <Advice />
        </section>
      )}
      {detail.waiting.length > 0 && (
        <section>
          <h2 class={text.h2}>Came, but don’t count</h2>
          <WaitingList taps={detail.waiting} />
        </section>
      )}
      <div class={session.two}>
        <InWords detail={detail} names={names} act={mayAct ? setAct : undefined} />
        <aside class={session.aside}>
          <section>
            <h2>The sum</h2>
            {tellSum(detail, names).map((words) => (
              <p key={words} class={css.sum}>
                {words}
              </p>
            ))}
            {detail.totalMs === null && <p class={text.dim}>Nothing was recorded.</p>}
          </section>
          <Marks detail={detail} names={names} />
          <CreditsTold credits={detail.credits} />
          <Corrections detail={detail} names={names} />
        </aside>
      </div>
    </>
  )
}

function ActPanel({
  detail,
  act,
  close,
}: {
  detail: AttendanceDetail
  act: Act | null
  close: () => void
}) {
  if (!act) return null
  if (act.kind === 'add') return <AddTapForm detail={detail} close={close} />
  if (act.kind === 'mark') {
    return <MarkForm session={detail.session} attendee={detail.attendee} close={close} />
  }
  const key = `${act.kind} ${act.target.seq} ${act.target.log}`
  return act.kind === 'move' ? (
    <MoveTapForm key={key} detail={detail} act={act} close={close} />
  ) : (
    <VoidTapForm key={key} act={act} close={close} />
  )
}

function figures(
  detail: AttendanceDetail,
  about: SessionListRow | undefined,
  me: string,
): Figure[] {
  const { totalMs, percent, minMs, maxMs } = detail
  const needs = about?.thresholdPercent ?? null
  const items: (Figure | null)[] = [
    { label: 'Total Time Spent', value: totalMs === null ? '–' : hms(totalMs) },
    {
      label: '% of Total Time Spent',
      value: percent === null ? '–' : percentText(percent),
      ...(needs === null ? {} : { unit: `needs ${needs}` }),
    },
    minMs === null || maxMs === null
      ? null
      : { label: 'At least, at most', value: hms(minMs), unit: `to ${hms(maxMs)}` },
    { label: 'Stays', value: detail.visits },
    { label: ['Status', ...markNotes(detail, me)].join(', '), value: statusWords[detail.status] },
  ]
  return items.filter((item) => item !== null)
}
