/** What a notice is about: an attendance and the day on which it ends. */
export const noticeKey = (of: { session: string; attendee: string; until: string }): string =>
  `expiring:${of.session}:${of.attendee}:${of.until}`
