import { createNumbers } from './plural.ts'

const { number, count } = createNumbers<'one'>('en')

/** English, the catalogue that says which words there are. */
export const en = {
  // the sign
  onNow: 'On now',
  checkInOpen: 'Check-in is open',
  checkOutOpen: 'Check-out is open',
  minLeft: (n: number) => `${number(n)} min left`,
  startsIn: (n: number) => `in ${number(n)} min`,
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
  matches: (n: number) => count(n, { one: '# attendee matches.', other: '# attendees match.' }),
  manyMatch: (n: number) =>
    count(n, { one: 'More than # attendee matches.', other: 'More than # attendees match.' }),
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
  seconds: (n: number) => `${number(n)} s`,
  moreTime: 'More time',

  // outcomes
  youAreIn: 'You’re in',
  youAreOut: 'You’re out',
  tapAgain: 'Please tap again when you leave.',
  duration: (h: number, m: number) =>
    h > 0 ? `${number(h)} h ${number(m)} min` : `${number(m)} min`,
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
  opensAt: (time: string) => `Check-in opens at ${time}`,
  opensInMinutes: (time: string, n: number) =>
    `Check-in opens at ${time}, in ${count(n, { one: '# minute', other: '# minutes' })}`,
  opensInHours: (time: string, n: number) =>
    `Check-in opens at ${time}, in ${count(n, { one: '# hour', other: '# hours' })}`,
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
  waiting: (n: number) => count(n, { one: '# tap waiting', other: '# taps waiting' }),
  safe: 'Safe on this tablet.',
  contact: (time: string) => `Contact ${time}`,
  noContact: 'No contact yet',
  language: 'Language',
  needsPairing: 'Staff: pair this tablet again',
  needsUpgrade: 'Staff: this tablet needs an update',
  staff: 'Staff',

  // walk-ins, keys and camera
  noHitJoin: 'Check the letters, or join as a walk-in.',
  joinWalkIn: 'Not here? Join as a walk-in',
  newHere: 'I am new here',
  whoAreYou: 'Who are you?',
  fieldName: 'Name',
  fieldEmail: 'E-mail',
  fieldOrganisation: 'Organisation',
  optional: 'optional',
  fieldMissing: 'Please fill this in.',
  emailWrong: 'This is not an e-mail address yet.',
  certificateGoes: 'Your certificate goes to this e-mail address.',
  goOn: 'Next',
  goBack: 'Back',
  giveUp: 'Cancel',
  systemKeys: 'Other letters',
  ownKeys: 'Large keys',
  signKeys: 'Digits and signs',
  letterKeys: 'Letters',
  camera: 'Camera',
  scanByCamera: 'Scan with the camera',
  holdBadge: 'Hold your badge or QR code in front of the camera.',
  cameraStarts: 'The camera is starting.',
  otherCamera: 'Other camera',
  stopCamera: 'Stop the camera',
  cameraRefused:
    'The camera is not allowed on this tablet. Type your name, or ask the staff at the door.',
  cameraMissing: 'This tablet has no camera. Type your name instead.',
  cameraBusy: 'Something else is using the camera. Type your name instead.',
  cameraFailed: 'The camera did not start. Type your name instead.',
}
