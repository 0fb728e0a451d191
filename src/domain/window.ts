import type { Session, Span } from './session.ts'
import { measure, without } from './spans.ts'

/** The time of a session that counts (rule D1), ms UTC. */
export interface Window extends Span {
  startBy: 'scheduled' | 'actual'
  endBy: 'scheduled' | 'actual'
}

/**
 * The window: actual start and end where staff entered them, each for itself, else as scheduled
 * (rule D1). Where the end would lie before the start it lies at the start, so that the window has no
 * length, and `contradiction` says so.
 */
export function windowOf(
  session: Pick<Session, 'start' | 'end' | 'actualStart' | 'actualEnd'>,
): Window & { contradiction: boolean } {
  const start = session.actualStart ?? session.start
  const end = session.actualEnd ?? session.end
  return {
    start,
    end: Math.max(start, end),
    startBy: session.actualStart === null ? 'scheduled' : 'actual',
    endBy: session.actualEnd === null ? 'scheduled' : 'actual',
    contradiction: end < start,
  }
}

/** The window without its breaks, and its length in ms (rules D2, D3). */
export function countedTime(window: Span, breaks: readonly Span[]): { spans: Span[]; ms: number } {
  const spans = without(window, breaks)
  return { spans, ms: measure(spans) }
}
