import { createNumbers } from './plural.ts'
import type { Words } from './words.ts'

const { number, count } = createNumbers<'one'>('de')

/** German, with „Sie“. */
export const de: Words = {
  // the sign
  onNow: 'Läuft gerade',
  checkInOpen: 'Einchecken ist möglich',
  checkOutOpen: 'Auschecken ist möglich',
  minLeft: (n) => `noch ${number(n)} min`,
  startsIn: (n) => `in ${number(n)} min`,
  ended: 'vorbei',
  next: 'Danach',

  // ready and search
  askBadge: 'Badge scannen oder Namen eingeben',
  askName: 'Namen eingeben zum Ein- oder Auschecken',
  twoLetters: 'Zwei Buchstaben Ihres Namens genügen.',
  yourName: 'Ihr Name',
  keyboard: 'Tastatur',
  space: 'Leertaste',
  clear: 'Löschen',
  backspace: 'Letztes Zeichen löschen',
  tapYourName: 'Tippen Sie auf Ihren Namen',
  noHitTitle: 'Unter diesem Namen ist hier niemand.',
  noHit: 'Prüfen Sie die Buchstaben, oder fragen Sie das Team am Eingang.',
  matches: (n) => count(n, { one: '# Person passt.', other: '# Personen passen.' }),
  manyMatch: (n) =>
    count(n, { one: 'Mehr als # Person passt.', other: 'Mehr als # Personen passen.' }),
  typeOn: 'Nicht dabei? Tippen Sie weiter.',

  // who, and the step
  isThisYou: 'Sind Sie das?',
  leaving: 'Gehen Sie?',
  checkIn: 'Einchecken',
  checkOut: 'Auschecken',
  notMe: 'Das bin ich nicht',
  staying: 'Nein, ich bleibe',
  inSince: 'Da seit',
  soFar: 'Bisher',
  soFarBreak: 'Bisher, ohne Pause',
  min: 'min',
  returning: 'Zurück zum Anfang in',
  seconds: (n) => `${number(n)} s`,
  moreTime: 'Mehr Zeit',

  // outcomes
  youAreIn: 'Eingecheckt',
  youAreOut: 'Ausgecheckt',
  tapAgain: 'Bitte checken Sie aus, wenn Sie gehen.',
  duration: (h, m) => (h > 0 ? `${number(h)} h ${number(m)} min` : `${number(m)} min`),
  inThisSession: 'in dieser Session',
  addedUpLater: 'Ihre Zeit in der Session wird später zusammengezählt.',
  recordedAt: (time) => `Erfasst um ${time}`,
  undo: 'Rückgängig',
  takenBack: 'Zurückgenommen',
  notCheckedIn: 'Sie sind nicht eingecheckt.',
  notCheckedOut: 'Sie sind nicht ausgecheckt.',
  inAlready: 'Sie sind schon eingecheckt',
  outAlready: 'Sie sind schon ausgecheckt',
  inAlreadyAt: (time) => `Eingecheckt um ${time}. Wir haben Sie einmal gezählt.`,
  outAlreadyAt: (time) => `Ausgecheckt um ${time}. Wir haben Sie einmal gezählt.`,
  done: 'Fertig',
  checkOutInstead: 'Stattdessen auschecken',
  checkInInstead: 'Stattdessen einchecken',
  badgeUnknown: 'Dieses Badge kennen wir noch nicht',
  badgeKeptIn: (time) =>
    `Das Badge und die Uhrzeit, ${time}, sind als Check-in gespeichert. Das Team kann sie später zuordnen.`,
  badgeKeptOut: (time) =>
    `Das Badge und die Uhrzeit, ${time}, sind als Check-out gespeichert. Das Team kann sie später zuordnen.`,
  toBeCounted: 'Damit Sie jetzt schon zählen:',
  findMyName: 'Meinen Namen suchen',

  // not recorded
  notRecorded: 'Nicht erfasst',
  notTakenBack: 'Nicht zurückgenommen',
  badge: 'Badge',
  why: {
    quota: 'Dieses Tablet konnte nichts speichern: Sein Speicher ist voll.',
    'connection-lost': 'Dieses Tablet konnte nichts speichern: Sein Speicher antwortet nicht.',
    unavailable: 'Dieses Tablet konnte nichts speichern: Sein Speicher ist nicht erreichbar.',
    unknown: 'Dieses Tablet konnte nichts speichern.',
  },
  tryOrTell: 'Bitte versuchen Sie es noch einmal, oder sagen Sie es dem Team am Eingang.',
  undoFailedIn: 'Dieses Tablet konnte das nicht zurücknehmen: Sie sind weiter eingecheckt.',
  undoFailedOut: 'Dieses Tablet konnte das nicht zurücknehmen: Sie sind weiter ausgecheckt.',
  tellStaff: 'Bitte sagen Sie es dem Team am Eingang.',
  tryAgain: 'Noch einmal',
  close: 'Schließen',
  code: (code) => `Code ${code}`,

  // between sessions
  nextSession: 'Nächste Session',
  opensAt: (time) => `Einchecken ab ${time} Uhr`,
  opensInMinutes: (time, n) =>
    `Einchecken ab ${time} Uhr, in ${count(n, { one: '# Minute', other: '# Minuten' })}`,
  opensInHours: (time, n) =>
    `Einchecken ab ${time} Uhr, in ${count(n, { one: '# Stunde', other: '# Stunden' })}`,
  opensOn: (day, time) => `Einchecken ab ${day}, ${time} Uhr`,
  doneForToday: 'Schluss für heute',
  seeYou: (day, time) => `Weiter am ${day} um ${time} Uhr`,
  seeYouTomorrow: (time) => `Weiter morgen um ${time} Uhr`,
  noMore: 'Keine weiteren Sessions in diesem Raum',
  noneYet: 'Noch keine Sessions in diesem Raum',
  noneYetHint: 'Sie erscheinen hier von selbst, sobald sie geplant sind.',
  forgot: 'Auschecken vergessen? Kein Problem: Sagen Sie es dem Team am Infotisch.',

  // strip
  allSent: 'Alles gesendet',
  waiting: (n) => count(n, { one: '# Eintrag wartet', other: '# Einträge warten' }),
  safe: 'Sicher auf diesem Tablet.',
  contact: (time) => `Kontakt ${time}`,
  noContact: 'Noch kein Kontakt',
  language: 'Sprache',
  needsPairing: 'Team: dieses Tablet neu koppeln',
  needsUpgrade: 'Team: dieses Tablet braucht ein Update',
  staff: 'Team',

  // walk-ins, keys and camera
  noHitJoin: 'Prüfen Sie die Buchstaben, oder kommen Sie ohne Anmeldung dazu.',
  joinWalkIn: 'Nicht dabei? Ohne Anmeldung dazukommen',
  newHere: 'Ich bin neu hier',
  whoAreYou: 'Wer sind Sie?',
  fieldName: 'Name',
  fieldEmail: 'E-Mail',
  fieldOrganisation: 'Organisation',
  optional: 'freiwillig',
  fieldMissing: 'Bitte füllen Sie das aus.',
  emailWrong: 'Das ist noch keine E-Mail-Adresse.',
  certificateGoes: 'Ihr Zertifikat geht an diese E-Mail-Adresse.',
  goOn: 'Weiter',
  goBack: 'Zurück',
  giveUp: 'Abbrechen',
  systemKeys: 'Andere Schrift',
  ownKeys: 'Große Tasten',
  signKeys: 'Ziffern und Zeichen',
  letterKeys: 'Buchstaben',
  camera: 'Kamera',
  scanByCamera: 'Mit der Kamera scannen',
  holdBadge: 'Halten Sie Ihren Badge oder QR-Code vor die Kamera.',
  cameraStarts: 'Die Kamera startet.',
  otherCamera: 'Andere Kamera',
  stopCamera: 'Kamera ausschalten',
  cameraRefused:
    'Die Kamera ist auf diesem Tablet nicht erlaubt. Tippen Sie Ihren Namen, oder fragen Sie das Team am Eingang.',
  cameraMissing: 'Dieses Tablet hat keine Kamera. Tippen Sie stattdessen Ihren Namen.',
  cameraBusy: 'Etwas anderes benutzt die Kamera. Tippen Sie stattdessen Ihren Namen.',
  cameraFailed: 'Die Kamera ist nicht gestartet. Tippen Sie stattdessen Ihren Namen.',
}
