import { createNumbers } from '../plural.ts'
import type { CheckInWords } from './words.ts'

const { number, count } = createNumbers<'one'>('de')

/** German. */
export const de: CheckInWords = {
  onNow: 'Läuft gerade',
  startsAt: (time) => `Beginnt um ${time}`,
  over: 'Vorbei',
  minLeft: (n) => `noch ${number(n)} Min.`,
  youAreIn: 'Sie sind drin',
  youAreOut: 'Sie sind draußen',
  who: 'Wer sind Sie?',
  name: 'Name',
  email: 'E-Mail',
  optional: 'freiwillig',
  choose: 'Auswählen',
  missing: 'Bitte ausfüllen.',
  emailWrong: 'Das ist noch keine E-Mail-Adresse.',
  numberWrong: 'Bitte eine Zahl angeben.',
  remember: 'Auf diesem Telefon merken',
  rememberHint: 'Sonst vergisst dieses Telefon Sie, wenn die Seite geschlossen wird.',
  notMe: 'Nicht ich',
  forgetMe: 'Auf diesem Telefon vergessen',
  forgotten: 'Dieses Telefon hat Sie vergessen.',
  forgetWaits: 'Was noch wartet, wird zuerst gesendet; dann vergisst dieses Telefon Sie.',
  codeIn: 'Code im Raum',
  codeHint: 'Er steht auf der Leinwand oder an der Tür. Groß oder klein ist egal.',
  codeOut: 'Check-out-Code',
  codeMissing: 'Geben Sie zuerst den Code ein.',
  codeWrong: 'Das ist nicht der Code dieser Veranstaltung. Sehen Sie noch einmal nach.',
  codeSlow:
    'Zu viele falsche Codes. Versuchen Sie es in zehn Minuten wieder, oder sagen Sie dem Team Bescheid.',
  codeRefusedIn:
    'Der Code war falsch, als Ihr Check-in ankam; er zählt nicht. Bitte checken Sie mit dem richtigen Code noch einmal ein.',
  codeRefusedOut:
    'Der Code war falsch, als Ihr Check-out ankam; er zählt nicht. Bitte checken Sie mit dem richtigen Code noch einmal aus.',
  pleaseCheckIn: 'Bitte checken Sie zuerst ein.',
  checkIn: 'Einchecken',
  checkOut: 'Auschecken',
  checkInAgain: 'Wieder einchecken',
  alreadyIn: 'An der Tür eingecheckt: auschecken',
  offlineIn:
    'Gerade kein Netz. Checken Sie trotzdem ein: Dieses Telefon behält es und sendet es später.',
  offlineOut:
    'Gerade kein Netz. Checken Sie trotzdem aus: Dieses Telefon behält es und sendet es später.',
  inSince: (time) => `Drin seit ${time}`,
  minSoFar: 'Min. bisher',
  breakOff: 'Die Pause ist abgezogen.',
  arrivedIn: 'Ihr Check-in ist angekommen.',
  arrivedOut: 'Ihr Check-out ist angekommen.',
  keptIn: 'Ihr Check-in ist auf diesem Telefon sicher. Er wird gesendet, sobald es Netz gibt.',
  keptOut: 'Ihr Check-out ist auf diesem Telefon sicher. Er wird gesendet, sobald es Netz gibt.',
  mustCheckOut: 'Bitte checken Sie hier aus, wenn Sie gehen.',
  asksOnce: 'Wir fragen noch einmal nach, bevor es zählt.',
  leaving: 'Gehen Sie?',
  staying: 'Nein, ich bleibe',
  outAt: (time) => `Ausgecheckt um ${time}`,
  minInSession: (n) =>
    count(n, {
      one: '# Minute in dieser Veranstaltung',
      other: '# Minuten in dieser Veranstaltung',
    }),
  undo: 'Rückgängig',
  takenBack: 'Zurückgenommen.',
  notRecorded: 'Nicht erfasst',
  notSaved:
    'Dieses Telefon konnte es nicht speichern. Versuchen Sie es noch einmal, oder sagen Sie dem Team Bescheid.',
  reason: (code) => `Kennung ${code}`,
  opensAt: (time) => `Der Check-in öffnet um ${time}.`,
  closed: 'Der Check-in ist geschlossen. Vergessen? Sagen Sie es dem Team am Infopunkt.',
  cancelled: 'Diese Veranstaltung wurde abgesagt.',
  noPhones: 'Checken Sie am Tablet an der Tür ein.',
  allSessions: 'Alle Veranstaltungen',
  wait: 'Einen Moment',
}
