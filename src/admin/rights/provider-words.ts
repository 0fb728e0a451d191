/** Why somebody who comes back from the provider of this name is not signed in, and what to do. */
export function whyNotIn(code: string, name: string): string {
  switch (code) {
    case 'signup_disabled':
      return `Nobody here has the e-mail that ${name} told us. Ask an admin for an invitation to it, use that first, then come back.`
    case 'account_not_linked':
      return `${name} does not call your e-mail verified, so it can’t say who you are here. Verify it there, or sign in by your password.`
    case 'other_subject':
      return `Whoever has this e-mail here signed in by another account of ${name} before. Take that one, or your password.`
    case 'deactivated':
      return 'An admin has closed this account. Ask an admin to open it again.'
    case 'access_denied':
      return `It was given up at ${name}. Try again, or sign in by your password.`
    case 'state_mismatch':
    case 'state_not_found':
      return 'This way in was used already, took too long or began in another browser. Try again.'
    case 'provider_away':
      return `${name} does not answer just now. Try again, or sign in by your password.`
    default:
      return `${name} told us nothing that we can rely on (${code.slice(0, 60)}). Try again, or sign in by your password; the server’s log tells an admin more.`
  }
}
