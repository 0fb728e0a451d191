/** English: what all pages of an attendee's own phone say. */
export const en = {
  language: 'Language',
  tryAgain: 'Try again',
  loading: 'Loading',
  notFoundTitle: 'There is nothing here',
  notFound: 'The link may be cut, withdrawn or out of date. Ask whoever sent it for a new one.',
  offlineTitle: 'No network right now',
  offline:
    'This page needs the network. Nothing is lost; it goes on as soon as the network is back.',
  slowTitle: 'Too many tries',
  slow: 'Wait a minute, then try again. Nothing is lost.',
  troubleTitle: 'The server did not answer as it should',
  trouble: 'Nothing is lost. Try again in a minute.',
  homeTitle: 'On your own phone',
  home: 'Open a session by the link you were sent, or by the code on the door of its room.',
}
