import type { SessionListRow } from '../../domain/api.ts'
import { plural } from '../format.ts'
import { useHere } from '../programme.ts'
import { useAttendance } from '../queries.ts'
import { Choices, type Person } from './choices.tsx'
import type { What } from './plan.ts'
import { Proposing } from './proposing.tsx'
import { unchangedBy } from './unchanged.ts'
import { Unchanged } from './unchanged-list.tsx'

interface Props {
  session: SessionListRow
  what: What
  people: readonly Person[]
}

/** Gives many their missing tap. */
export function Repairing({ session, what, people }: Props) {
  const { programme } = useHere()
  const attendance = useAttendance(programme.id, session.id)
  return (
    <Proposing
      session={session.id}
      applies={(plan) => `Apply to ${plural(plan.length, 'attendee')}`}
      nothing="With this time each record comes out as it is. Choose another time, or others."
      form={(asking) => <Choices {...{ session, what, people }} {...asking} />}
      rest={(plan, { changes }) =>
        attendance.data && (
          <Unchanged groups={unchangedBy({ what, plan, changes, people, rows: attendance.data })} />
        )
      }
    />
  )
}
