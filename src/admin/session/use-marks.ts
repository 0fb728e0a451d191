import { useMutation } from '@tanstack/preact-query'
import { sendMarks } from '../api/calls.ts'
import { orThrow } from '../api/client.ts'
import { useHere } from '../programme.ts'
import { useServices } from '../services.ts'
import { marksOf, type PersonsMarks } from './marks-before.ts'
import { useTold } from './told.tsx'
import { useRows } from './use-rows.ts'
import { withMark } from './view.ts'

export interface Marking {
  attendees: string[]
  mark: 'attended' | 'not-attended' | null
  reason?: string
}

const words = {
  attended: 'marked Attended',
  'not-attended': 'marked Not Attended',
  none: 'mark taken back',
}

/**
 * Marks attendees of a session. The table shows it at once; if the server does not take it, the rows go
 * back to what they were and the mutation's error says why. Afterwards it can be undone: everybody gets
 * the mark again that a person gave them before, or none.
 */
export function useMarks(session: string) {
  const { call } = useServices()
  const { me } = useHere()
  const { show, rollBack, settle } = useRows(session)
  const tell = useTold().tell
  const send = (marking: Marking) => orThrow(sendMarks(call, session, marking))
  const undo = async (before: PersonsMarks[]) => {
    for (const one of before) await send(one)
    await settle()
  }
  return useMutation({
    mutationFn: send,
    onMutate: ({ attendees, mark }) => {
      const marked = new Set(attendees)
      return show((rows) =>
        rows.map((row) => (marked.has(row.attendee) ? withMark(row, mark, me.id) : row)),
      )
    },
    onSuccess: (_, { attendees, mark }, before) => {
      const rows = before?.rows ?? []
      tell({
        about: attendees,
        words: words[mark ?? 'none'],
        undo: () => undo(marksOf(rows, attendees)),
      })
    },
    onError: (_error, _marking, before) => rollBack(before),
    onSettled: settle,
  })
}
