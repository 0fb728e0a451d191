import type {
  DateOrder,
  ReportAnswer,
  ReportForm,
  ReportPerson,
  ReportRow,
  RowProblem,
} from '../../../domain/api-reports.ts'

export const formWords: Record<ReportForm, string> = {
  'zoom-meeting': 'Zoom meeting',
  'zoom-webinar': 'Zoom webinar',
  'teams-2021': 'Teams, form of 2021',
  'teams-2022': 'Teams, form of 2022',
  'teams-events': 'Teams, list of events',
}

export const orderWords: Record<DateOrder, string> = {
  dmy: 'day, month, year',
  mdy: 'month, day, year',
  ymd: 'year, month, day',
}

export const problemWords: Record<RowProblem, string> = {
  'leave-before-join': 'Left before joining: counts no time, the record is to be reviewed',
  'duration-differs': 'Its own duration is another: the times count as they stand',
  'no-join': 'No time of joining: gives no stay',
  'no-leave': 'No time of leaving: gives no stay',
  'time-unread': 'A time that can’t be read: gives no stay',
  'time-missing': 'A time that the change of the clocks left out: gives no stay',
  'time-twice': 'A time that comes twice as the clocks go back: gives no stay',
}

export const actWords: Record<ReportRow['act'], string> = {
  new: 'new',
  longer: 'lasted longer than known',
  known: 'known already',
  waits: 'waits for a person',
  'no-stay': 'gives no stay',
}

/** Why nobody is matched, and what to do. */
export const whyWords: Record<ReportPerson['by'], string> = {
  email: '',
  hand: '',
  'no-email': 'The report has no e-mail of theirs. Say who it is; a name alone matches nobody.',
  'unknown-email':
    'Nobody on the roster has this e-mail. Say who it is, or add the attendee and read the file again.',
  several: 'Several on the roster have this e-mail. Merge them, or say who it is.',
}

export const passedWords: Record<ReportAnswer['passed'][number]['why'], string> = {
  'waiting-room': 'in the waiting room only',
  absent: 'registered, did not attend',
  'no-times': 'has no times',
}

/** Rows that a person should see: what contradicts itself, or counts for nobody. */
export const isOdd = ({ problems, act }: ReportRow): boolean =>
  problems.length > 0 || act === 'waits' || act === 'no-stay'
