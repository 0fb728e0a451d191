/** English: what a presenter reads who confirms a session's list. */
export const en = {
  of: (presenter: string) => `List of ${presenter}`,
  both: (one: string, other: string) => `${one}, ${other}`,
  span: (from: string, to: string) => `${from} to ${to}`,
  since: (from: string) => `since ${from}`,
  spent: (minutes: string, percent: string) => `${minutes} min, ${percent} %`,
  neverIn: 'Not checked in',
  status: {
    booked: 'Booked',
    pending: 'No mark yet',
    attended: 'Attended',
    'not-attended': 'Not attended',
    cancelled: 'Cancelled',
  },
  markedBy: { you: 'marked by you', staff: 'marked by staff', automatic: 'marked by time spent' },
  mark: { attended: 'Attended', 'not-attended': 'Not attended' },
  markWhom: {
    attended: (name: string) => `${name} attended`,
    'not-attended': (name: string) => `${name} did not attend`,
  },
  marked: (name: string, status: string) => `${name}: ${status}.`,
  undo: 'Undo',
  find: 'Find a name',
  noneFound: 'Nobody in this list by that name.',
  empty: 'Nobody is booked for this session, and nobody checked in.',
  missing: (kiosks: string) =>
    `Some taps have not arrived yet, from: ${kiosks}. What arrives later still counts.`,
  confirm: 'Confirm this list',
  confirming: 'Confirming …',
  confirmHint:
    'This closes the session: who has no mark yet is marked by the time they were there.',
  confirmed: (at: string) => `You confirmed this list at ${at}. You can still correct a mark.`,
  closed: 'The session is closed already. Your word is kept beside that.',
  notBegun: (at: string) => `It begins at ${at}. You can mark and confirm from then on.`,
  notSaved: 'Not saved. Check the network, then try again.',
}
