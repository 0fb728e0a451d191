/** Why a call gave no answer that can be used. */
export type Failure =
  | { kind: 'aborted' }
  | { kind: 'no-network' }
  | { kind: 'problem'; status: number; code: string; detail: string; body: unknown }
  | { kind: 'unreadable'; status: number }

/** A failure as TanStack Query wants it: thrown. */
export class FailureError extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(saying(failure).what)
    this.failure = failure
  }
}

export interface Saying {
  what: string
  todo: string
}

/** What happened and what to do, for a person. */
export function saying(failure: Failure): Saying {
  switch (failure.kind) {
    case 'aborted':
      return { what: 'The request was given up.', todo: 'Try again.' }
    case 'no-network':
      return {
        what: 'The server can’t be reached.',
        todo: 'Nothing was lost. Check the network; this page goes on by itself.',
      }
    case 'unreadable':
      return {
        what: `The server gave an answer that this page can’t read (status ${failure.status}).`,
        todo: 'Reload the page: it may be older than the server.',
      }
    case 'problem':
      return { what: failure.detail, todo: todoFor(failure.status) }
  }
}

function todoFor(status: number): string {
  if (status === 401) return 'Sign in again.'
  if (status === 403) return 'Ask an admin for the right to do this.'
  if (status === 404) return 'It may have been removed. Go back to the list.'
  if (status === 409) return 'Reload to see the newest state, then decide again.'
  if (status === 429) return 'Wait a minute, then try again.'
  if (status >= 500) return 'Try again. If it stays, look at the server’s log.'
  return ''
}

/** The saying for anything that was thrown. */
export function sayingOf(error: unknown): Saying {
  if (error instanceof FailureError) return saying(error.failure)
  return { what: error instanceof Error ? error.message : String(error), todo: 'Try again.' }
}

/** Is it the server's word that nobody is signed in? */
export const isSignedOut = (error: unknown): boolean =>
  error instanceof FailureError && error.failure.kind === 'problem' && error.failure.status === 401
