import { useMutation, useQueryClient } from '@tanstack/preact-query'
import type { KioskRow } from '../../domain/api.ts'
import type { SessionCompleteness } from '../../domain/api-truth.ts'
import { closeSession } from '../api/calls.ts'
import { orThrow } from '../api/client.ts'
import { sayingOf } from '../api/failure.ts'
import { clock } from '../format.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { useHere } from '../programme.ts'
import { keys } from '../queries.ts'
import { useServices } from '../services.ts'
import { deadlineText, missingText, reportedText } from './reporting.ts'

interface Props {
  completeness: SessionCompleteness
  kiosks: readonly KioskRow[] | undefined
  /** how many attendees wait for a mark that closing would set */
  pending: number
}

/**
 * Once a session is over: which kiosks it still waits for, and the way to wait no longer. Closed, it
 * says so only while something is missing.
 */
export function ClosingBanner({ completeness, kiosks, pending }: Props) {
  const { programme, mayAct } = useHere()
  const zone = programme.timeZone
  const closing = useClosing(completeness.session)
  const waits = completeness.reported < completeness.kiosks.length
  if (completeness.closing) {
    return waits ? (
      <Banner
        kind="waiting"
        fact={`Closed at ${clock(completeness.closing.at, zone)}, and not all has come.`}
      >
        {missingKiosks(completeness, kiosks, zone)} Taps that still come are counted, and the
        automatic marks follow.
      </Banner>
    ) : null
  }
  if (closing.isSuccess) return <Banner kind="done" fact="Closed." />
  if (!waits && pending === 0) return null
  const saying = closing.error && sayingOf(closing.error)
  return (
    <Banner
      kind={saying ? 'danger' : 'waiting'}
      fact={saying ? 'Not closed.' : reportedText(completeness, zone)}
      action={
        mayAct && (
          <Button icon="tick" disabled={closing.isPending} onClick={() => closing.mutate()}>
            {closing.isPending ? 'Closing …' : 'Close the session'}
          </Button>
        )
      }
    >
      {saying
        ? `${saying.what} ${saying.todo}`
        : waits
          ? `${missingKiosks(completeness, kiosks, zone)} Automatic marks wait for it, until ${deadlineText(completeness.deadline, zone)} at the latest.`
          : `${pending} ${pending === 1 ? 'attendee waits' : 'attendees wait'} for a mark. It closes by itself at ${clock(completeness.closesAt, zone)}.`}
    </Banner>
  )
}

/** `right door: last contact 11:32, with 14 taps waiting.` */
function missingKiosks(
  { kiosks }: SessionCompleteness,
  rows: readonly KioskRow[] | undefined,
  zone: string,
): string {
  return kiosks
    .filter(({ isComplete }) => !isComplete)
    .map((report) => {
      const row = rows?.find(({ id }) => id === report.kiosk)
      return `${report.name}: ${missingText(report, row, zone)}.`
    })
    .join(' ')
}

function useClosing(session: string) {
  const { call } = useServices()
  const { programme } = useHere()
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => orThrow(closeSession(call, session)),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.programme(programme.id) }),
  })
}
