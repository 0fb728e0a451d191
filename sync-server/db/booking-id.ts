/** A booking's id among the changes that kiosks pull: sessions' ids are the server's own and hold no blank. */
export function bookingId(session: string, attendee: string): string {
  return `${session} ${attendee}`
}

/** The two halves of a booking's id. */
export function readBookingId(id: string): { session: string; attendee: string } {
  const blank = id.indexOf(' ')
  return { session: id.slice(0, blank), attendee: id.slice(blank + 1) }
}
