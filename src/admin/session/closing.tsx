import { useMutation, useQueryClient } from '@tanstack/preact-query'
import { closeSession } from '../api/calls.ts'
import { orThrow } from '../api/client.ts'
import { sayingOf } from '../api/failure.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { useHere } from '../programme.ts'
import { keys } from '../queries.ts'
import { useServices } from '../services.ts'

/** Offers to close a session that is over: no more taps are waited for, automatic marks follow. */
export function ClosingBanner({ session, pending }: { session: string; pending: number }) {
  const { call } = useServices()
  const { programme } = useHere()
  const client = useQueryClient()
  const closing = useMutation({
    mutationFn: () => orThrow(closeSession(call, session)),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.programme(programme.id) }),
  })
  if (closing.isSuccess) {
    return (
      <Banner kind="done" fact="Closed.">
        Automatic marks are set. Taps that still come are counted, and the marks follow.
      </Banner>
    )
  }
  const saying = closing.error && sayingOf(closing.error)
  return (
    <Banner
      kind={saying ? 'danger' : 'waiting'}
      fact={
        saying
          ? 'Not closed.'
          : `Over, and ${pending} ${pending === 1 ? 'attendee waits' : 'attendees wait'} for a mark.`
      }
      action={
        <Button icon="tick" disabled={closing.isPending} onClick={() => closing.mutate()}>
          {closing.isPending ? 'Closing …' : 'Close the session'}
        </Button>
      }
    >
      {saying
        ? `${saying.what} ${saying.todo}`
        : 'Once every kiosk of the room has sent its taps, close it: marks by the threshold follow at once.'}
    </Banner>
  )
}
