import { useMutation, useQueryClient } from '@tanstack/preact-query'
import type { SessionListRow } from '../../domain/api.ts'
import { orThrow } from '../api/client.ts'
import { sayingOf } from '../api/failure.ts'
import { changeSession } from '../api/schedule-calls.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { useHere } from '../programme.ts'
import { keys } from '../queries.ts'
import { useServices } from '../services.ts'

/**
 * Cancels a session, or takes that back. It shows at once; where the server refuses, the page goes
 * back to what was and says why.
 */
export function useCancelling({ id, revision }: SessionListRow) {
  const { call } = useServices()
  const { programme } = useHere()
  const client = useQueryClient()
  const queryKey = keys.sessions(programme.id)
  const show = (cancelled: boolean) =>
    client.setQueryData<SessionListRow[]>(queryKey, (all) =>
      all?.map((one) => (one.id === id ? { ...one, cancelled } : one)),
    )
  const { mutate, error } = useMutation({
    mutationFn: (cancelled: boolean) => orThrow(changeSession(call, id, { cancelled, revision })),
    onMutate: async (cancelled) => {
      // an answer that is under way still tells of before
      await client.cancelQueries({ queryKey })
      show(cancelled)
    },
    onError: (_, cancelled) => show(!cancelled),
    onSettled: () => client.invalidateQueries({ queryKey: keys.programme(programme.id) }),
  })
  return { set: (cancelled: boolean) => mutate(cancelled), error }
}

interface Props {
  session: SessionListRow
  cancelling: ReturnType<typeof useCancelling>
}

/** That a session is cancelled, with the way back; or why it could not be. */
export function CancelledBanner({ session, cancelling: { set, error } }: Props) {
  const { isAdmin } = useHere()
  const failure = error ? sayingOf(error) : null
  return (
    <>
      {session.cancelled && (
        <Banner
          kind="waiting"
          fact="This session is cancelled."
          action={
            isAdmin && (
              <Button icon="undo" onClick={() => set(false)}>
                Hold it after all
              </Button>
            )
          }
        >
          Kiosks no longer offer it. Its bookings and taps stay.
        </Banner>
      )}
      {failure && <Refusal fact="Not changed.">{`${failure.what} ${failure.todo}`}</Refusal>}
    </>
  )
}
