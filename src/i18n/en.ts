const s = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`

/** English, the catalogue that says which words there are. */
export const en = {
  languageName: 'English',
  languageShort: 'EN',

  // the sign
  onNow: 'On now',
  checkInOpen: 'Check-in is open',
  checkOutOpen: 'Check-out is open',
  minLeft: (n: number) => `${n} min left`,
  startsIn: (n: number) => `in ${n} min`,
  ended: 'over',
  next: 'Next',

  // ready and search
  askBadge: 'Scan your badge or type your name',
  askName: 'Type your name to check in or out',
  twoLetters: 'Two letters of your name are enough.',
  yourName: 'Your name',
  keyboard: 'Keyboard',
  space: 'Space',
  clear: 'Clear',
  backspace: 'Backspace',
  tapYourName: 'Tap your name',
  noHitTitle: 'Nobody here by that name.',
  noHit: 'Check the letters, or ask the staff at the door.',
  matches: (n: number) => (n === 1 ? '1 attendee matches.' : `${n} attendees match.`),
  manyMatch: (n: number) => `More than ${n} attendees match.`,
  typeOn: 'Not you? Type on.',

  // who, and the step
  isThisYou: 'Is this you?',
  leaving: 'Leaving?',
  checkIn: 'Check in',
  checkOut: 'Check out',
  notMe: 'This is not me',
  staying: 'No, I am staying',
  inSince: 'In since',
  soFar: 'So far',
  soFarBreak: 'So far, break taken off',
  min: 'min',
  returning: 'Back to the start in',
  seconds: (n: number) => `${n} s`,
  moreTime: 'More time',

  // outcomes
  youAreIn: 'You’re in',
  youAreOut: 'You’re out',
  tapAgain: 'Please tap again when you leave.',
  duration: (h: number, m: number) => (h > 0 ? `${h} h ${m} min` : `${m} min`),
  inThisSession: 'in this session',
  addedUpLater: 'Your time in the session is added up later.',
  recordedAt: (time: string) => `Recorded at ${time}`,
  undo: 'Undo',
  takenBack: 'Taken back',
  notCheckedIn: 'You are not checked in.',
  notCheckedOut: 'You are not checked out.',
  inAlready: 'You are in already',
  outAlready: 'You are out already',
  inAlreadyAt: (time: string) => `Checked in at ${time}. We counted you once.`,
  outAlreadyAt: (time: string) => `Checked out at ${time}. We counted you once.`,
  done: 'Done',
  checkOutInstead: 'Check out instead',
  checkInInstead: 'Check in instead',
  badgeUnknown: 'We don’t know this badge yet',
  badgeKeptIn: (time: string) =>
    `The badge and the time, ${time}, are kept as a check-in. Staff can match them later.`,
  badgeKeptOut: (time: string) =>
    `The badge and the time, ${time}, are kept as a check-out. Staff can match them later.`,
  toBeCounted: 'To be counted now:',
  findMyName: 'Find my name',

  // not recorded
  notRecorded: 'Not recorded',
  notTakenBack: 'Not taken back',
  badge: 'Badge',
  why: {
    quota: 'This tablet could not save your tap: its storage is full.',
    'connection-lost': 'This tablet could not save your tap: its storage did not answer.',
    unavailable: 'This tablet could not save your tap: its storage is not available.',
    unknown: 'This tablet could not save your tap.',
  },
  tryOrTell: 'Please try once more, or tell the staff at the door.',
  undoFailedIn: 'This tablet could not save the undo: you are still checked in.',
  undoFailedOut: 'This tablet could not save the undo: you are still checked out.',
  tellStaff: 'Please tell the staff at the door.',
  tryAgain: 'Try again',
  close: 'Close',
  code: (code: string) => `Code ${code}`,

  // between sessions
  nextSession: 'Next session',
  opensAt: (time: string, minutes: number) =>
    minutes < 1
      ? `Check-in opens at ${time}`
      : `Check-in opens at ${time}, in ${minutes < 60 ? s(minutes, 'minute', 'minutes') : s(Math.floor(minutes / 60), 'hour', 'hours')}`,
  opensOn: (day: string, time: string) => `Check-in opens on ${day} at ${time}`,
  doneForToday: 'Done for today',
  seeYou: (day: string, time: string) => `See you on ${day} at ${time}`,
  seeYouTomorrow: (time: string) => `See you tomorrow at ${time}`,
  noMore: 'No more sessions in this room',
  noneYet: 'No sessions in this room yet',
  noneYetHint: 'They appear here by themselves once they are planned.',
  forgot: 'Forgot to check out? No harm done: tell the staff at the help desk.',

  // strip
  allSent: 'All taps sent',
  waiting: (n: number) => s(n, 'tap waiting', 'taps waiting'),
  safe: 'Safe on this tablet.',
  contact: (time: string) => `Contact ${time}`,
  noContact: 'No contact yet',
  language: 'Language',
  needsPairing: 'Staff: pair this tablet again',
  needsUpgrade: 'Staff: this tablet needs an update',

  // pairing
  pairTitle: 'Pair this tablet',
  pairHint: 'Type the code from the Kiosks page, or open its QR code with this tablet.',
  pairAgain: (room: string) =>
    `This tablet belongs to ${room}. Pairing replaces that; waiting taps are kept.`,
  pairingCode: 'Pairing code',
  pair: 'Pair this tablet',
  pairing: 'Pairing…',
  cancel: 'Cancel',
  pairErrors: {
    'code-unknown': 'There is no such code. Check the letters, or make a new one.',
    'code-used': 'This code was used already. Make a new one on the Kiosks page.',
    'code-expired': 'This code has expired. Make a new one on the Kiosks page.',
    'slow-down': 'Too many tries. Wait a minute, then try again.',
    'no-network': 'The sync server can’t be reached. Check the network, then try again.',
    unreachable:
      'Something else answered instead of the sync server. Check the address and the Wi-Fi sign-in.',
    refused: 'The sync server did not take this code. Try again, or make a new one.',
    storage: 'This tablet could not save its pairing. Free some space, then use a new code.',
  },
  downloading: 'Getting the programme',
  received: (n: number) => s(n, 'entry', 'entries'),
  downloadingHint: 'Keep this tablet connected until the name of the room appears.',
  downloadWaits: 'Waiting for the sync server. This goes on by itself.',

  // what is wrong with the tablet
  insecureTitle: 'This address is not secure enough',
  insecureWhy: (origin: string) =>
    `The tablet came over plain http (${origin}). Browsers then switch off what a kiosk needs: working without a network, and safe storage of taps.`,
  insecureDo: 'Open the kiosk over https, or on the server itself as http://localhost.',
  insecureStaff:
    'Staff: set TLS_CERT and TLS_KEY on the sync server, or put it behind a proxy with https.',
  storageTitle: 'This tablet can’t keep taps',
  storageWhy: 'Its storage does not open, so nothing would be safe here. No taps are taken.',
  storageDo:
    'Leave private browsing, allow storage for this site, free some space, then try again.',
  revokedTitle: 'This tablet is out of service',
  revokedWhy: 'It was revoked. Its roster is erased; taps that it holds are kept and still sent.',
  revokedDo: 'Use another tablet, or pair this one again with a new code.',
  pairAnew: 'Pair again',
  taps: (n: number) => s(n, 'tap', 'taps'),
}
