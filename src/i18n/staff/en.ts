import { createNumbers } from '../plural.ts'

const { number, count } = createNumbers<'one'>('en')
const tries = (n: number) => count(n, { one: '# more wrong try', other: '# more wrong tries' })
const taps = (n: number) => count(n, { one: '# tap', other: '# taps' })

/** English: what staff read, loaded with their panel. */
export const en = {
  back: 'Back',
  backspace: 'Backspace',

  // the PIN
  pinTitle: 'Staff PIN',
  pinSafe: 'Taps stay safe on this tablet while you are in the staff panel.',
  pinDigits: (n: number) => count(n, { one: '# digit entered', other: '# digits entered' }),
  pinOpen: 'Open',
  pinChecking: 'Checking…',
  pinWrong: (left: number) => `That PIN is not right. After ${tries(left)} this waits.`,
  pinWaits: (span: string) => `Too many wrong tries. Wait ${span}, then try again.`,
  noPinTitle: 'No staff PIN is set',
  noPin:
    'Until there is one, this panel shows how the tablet is and sends its taps, no more. An admin sets a PIN on the Settings page; it comes with the next contact.',

  // how the tablet is
  thisKiosk: 'This kiosk',
  tapsWaiting: 'Taps waiting',
  oldestWaiting: 'Oldest waiting',
  lastContact: 'Last contact',
  never: 'None yet',
  none: 'None',
  clock: 'Clock',
  clockRight: 'Right',
  clockSlow: (span: string) => `${span} slow`,
  clockFast: (span: string) => `${span} fast`,
  unknown: 'Not known',
  kept: 'Storage kept for good',
  yes: 'Yes',
  no: 'No',
  free: 'Free space',
  roster: 'Roster',
  rosterOf: (people: number, age: string) => `${number(people)}, ${age}`,
  version: 'Version',
  offers: 'Offers',
  asPlanned: 'As planned',

  // last taps
  lastTaps: 'Last taps',
  noTaps: 'No taps on this tablet yet.',
  checkIn: 'Check-in',
  checkOut: 'Check-out',
  restore: 'Restore',
  takenBackBy: 'Taken back',
  unknownBadge: (code: string) => `Unknown badge ${code}`,
  notOnRoster: 'Not on the roster any more',
  notKept: (code: string) => `Not saved: this tablet’s storage refused. Code ${code}`,

  // sending
  syncNow: 'Send now',
  sending: (sent: number, of: number) => `Sending: ${number(sent)} of ${number(of)}`,
  notReached: 'The sync server can’t be reached. The taps stay safe here and go by themselves.',
  otherTab: 'Another window of this tablet sends them.',
  revoked: 'This tablet was revoked.',
  needsPairing: 'The server doesn’t know this tablet any more: pair it again.',
  needsUpgrade: 'The server is newer: this tablet needs an update.',

  // what can be done
  changePlace: 'Change room or session',
  testBadge: 'Test a badge',
  saveFile: 'Save taps to a file',
  saved: (n: number) => `${taps(n)} saved. Give the file to an admin: Receive from a tablet.`,
  notSaved: 'No file was saved.',
  showCodes: 'Show taps as QR codes',
  settings: 'Theme and language',
  readiness: 'Readiness list',
  leave: 'Leave or unpair',

  // room and session
  room: 'Room',
  roomHint: 'For a tablet that was carried elsewhere. New taps say where they were taken.',
  roomOfServer: 'as the server has it',
  session: 'Session',
  sessionHint:
    'By itself the kiosk follows the programme. A session held by hand is offered whatever its times, for 12 hours at most.',
  heldUntil: (time: string) => `held until ${time}`,
  followsAgain: 'Follow the programme',

  // testing a badge
  badgeAsk: 'Scan a badge now',
  badgeHint: 'Nothing is recorded. Any reader of this tablet will do.',
  keepCamera: 'Keep the camera on for badges',
  cameraTrouble: 'The camera did not start: not allowed, in use, or there is none.',
  nfcStart: 'Read badges by NFC',
  nfcOn: 'NFC reads badges.',
  nfcRefused: 'NFC is switched off, or not allowed.',
  badgeRead: 'Read',
  badgeOf: 'Belongs to',
  badgeOfNobody: 'Nobody on the roster has this badge. At the door it would be kept all the same.',

  // QR codes
  codesHint:
    'An admin opens Kiosks, then Receive from a tablet, on a phone and holds it here until the ring is full. The order doesn’t matter.',
  codesNone: 'Nothing waits: all taps were sent.',
  codeOf: (at: number, of: number) => `Code ${number(at)} of ${number(of)}`,
  codesTaken: 'The phone has them all',

  // theme and language
  theme: 'Theme',
  dark: 'Dark',
  light: 'Light',
  ownLanguage: 'The kiosk’s own language',

  // leaving
  leaveTitle: 'Leave kiosk mode',
  leaveHint:
    'The tablet leaves full screen and gives the browser’s keys back. Taps go on being sent.',
  leaveDo: 'Leave kiosk mode',
  leaveLeft: 'Kiosk mode is off. End screen pinning with the system’s own keys.',
  returnDo: 'Back to the kiosk',
  unpairTitle: 'Unpair this tablet',
  unpairHint:
    'It forgets its room and all names. Taps stay until they are sent: pair it again and they go.',
  unpairDo: 'Unpair',
  unpairSure: 'Yes, unpair this tablet',
  firstSend: (n: number) => `First send or save the ${taps(n)}`,

  // readiness
  readyOf: (n: number, of: number) => `${number(n)} of ${number(of)}`,
  readyHint: 'ready. What is not can be waived with a reason.',
  readyAll: 'ready.',
  openKiosk: 'Open the kiosk',
  waive: 'Waive',
  waived: (reason: string) => `Waived: ${reason}`,
  waiveWhy: 'Why may this be left out?',
  waiveReason: 'Reason',
  reasons: {
    scanner: 'A scanner or the keys are used here',
    inBrowser: 'The browser is enough here',
    online: 'Online here: all is sent at once',
    later: 'It comes later',
    byHand: 'Looked at by hand',
    notNeeded: 'Not needed here',
  },
  checks: {
    installed: 'Installed',
    persisted: 'Storage kept for good',
    clock: 'Clock',
    camera: 'Camera',
    roster: 'Roster',
    write: 'Test write',
    pin: 'Staff PIN',
  },
  isInstalled: 'Runs from the home screen',
  notInstalled: 'Runs in the browser. Add it to the home screen',
  install: 'Install',
  isKept: (free: string) => `${free} free`,
  mayBeCleared: 'The browser may clear it when space runs out',
  askToKeep: 'Ask for it',
  clockUnknown: 'Not compared with the server yet',
  clockFar: (text: string) => `${text}. Set the tablet’s clock`,
  cameraWorks: 'Allowed',
  cameraUntried: 'Not tried yet',
  cameraFails: 'Not allowed, or there is none',
  tryIt: 'Try it',
  rosterNoSession: 'No session is planned in this room',
  wrote: (ms: number) => `Written and read back in ${number(ms)} ms. It counts for nobody`,
  notWritten: 'Not written yet',
  pinSet: 'Set',
  pinNotSet: 'None: an admin sets one on the Settings page',
}
