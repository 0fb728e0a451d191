import { createNumbers } from '../plural.ts'
import type { StaffWords } from './words.ts'

const { number, count } = createNumbers<'one'>('de')
const tries = (n: number) =>
  count(n, { one: '# weiteren falschen Versuch', other: '# weiteren falschen Versuchen' })
const taps = (n: number) => count(n, { one: '# Buchung', other: '# Buchungen' })

/** German: what staff read, loaded with their panel. */
export const de: StaffWords = {
  back: 'Zurück',
  backspace: 'Löschen',

  pinTitle: 'PIN des Teams',
  pinSafe: 'Buchungen bleiben auf diesem Tablet sicher, während das Teamfeld offen ist.',
  pinDigits: (n) => count(n, { one: '# Ziffer eingegeben', other: '# Ziffern eingegeben' }),
  pinOpen: 'Öffnen',
  pinChecking: 'Wird geprüft …',
  pinWrong: (left) => `Diese PIN stimmt nicht. Nach ${tries(left)} heißt es warten.`,
  pinWaits: (span) => `Zu viele falsche Versuche. Bitte ${span} warten, dann erneut versuchen.`,
  noPinTitle: 'Es ist keine PIN gesetzt',
  noPin:
    'Bis es eine gibt, zeigt dieses Feld nur den Zustand des Tablets und sendet Buchungen. Ein Admin setzt die PIN auf der Seite „Settings“; sie kommt mit dem nächsten Kontakt.',

  thisKiosk: 'Dieser Kiosk',
  tapsWaiting: 'Wartende Buchungen',
  oldestWaiting: 'Älteste wartende',
  lastContact: 'Letzter Kontakt',
  never: 'Noch keiner',
  none: 'Keine',
  clock: 'Uhr',
  clockRight: 'Richtig',
  clockSlow: (span) => `geht ${span} nach`,
  clockFast: (span) => `geht ${span} vor`,
  unknown: 'Nicht bekannt',
  kept: 'Speicher dauerhaft',
  yes: 'Ja',
  no: 'Nein',
  free: 'Freier Platz',
  roster: 'Teilnehmerliste',
  rosterOf: (people, age) => `${number(people)}, ${age}`,
  version: 'Version',
  offers: 'Bietet an',
  asPlanned: 'Nach Programm',

  lastTaps: 'Letzte Buchungen',
  noTaps: 'Noch keine Buchung auf diesem Tablet.',
  checkIn: 'Einbuchung',
  checkOut: 'Ausbuchung',
  restore: 'Wiederherstellen',
  takenBackBy: 'Zurückgenommen',
  unknownBadge: (code) => `Unbekanntes Badge ${code}`,
  notOnRoster: 'Nicht mehr auf der Liste',
  notKept: (code) => `Nicht gespeichert: Der Speicher des Tablets verweigert. Code ${code}`,

  syncNow: 'Jetzt senden',
  sending: (sent, of) => `Gesendet: ${number(sent)} von ${number(of)}`,
  notReached:
    'Der Server ist nicht erreichbar. Die Buchungen bleiben hier sicher und gehen von selbst ab.',
  otherTab: 'Ein anderes Fenster dieses Tablets sendet sie.',
  revoked: 'Dieses Tablet wurde gesperrt.',
  needsPairing: 'Der Server kennt dieses Tablet nicht mehr: bitte neu koppeln.',
  needsUpgrade: 'Der Server ist neuer: Dieses Tablet braucht ein Update.',

  changePlace: 'Raum oder Session ändern',
  testBadge: 'Badge testen',
  saveFile: 'Buchungen in Datei sichern',
  saved: (n) => `${taps(n)} gesichert. Die Datei an einen Admin geben: „Receive from a tablet“.`,
  notSaved: 'Es wurde keine Datei gesichert.',
  showCodes: 'Buchungen als QR-Codes zeigen',
  settings: 'Farben und Sprache',
  readiness: 'Checkliste',
  leave: 'Verlassen oder entkoppeln',

  room: 'Raum',
  roomHint: 'Für ein Tablet, das woanders hin kam. Neue Buchungen sagen, wo sie entstanden.',
  roomOfServer: 'so steht es auf dem Server',
  session: 'Session',
  sessionHint:
    'Von selbst folgt der Kiosk dem Programm. Eine festgehaltene Session wird unabhängig von ihren Zeiten angeboten, höchstens 12 Stunden lang.',
  heldUntil: (time) => `festgehalten bis ${time}`,
  followsAgain: 'Dem Programm folgen',

  badgeAsk: 'Jetzt ein Badge scannen',
  badgeHint: 'Es wird nichts gebucht. Jedes Lesegerät dieses Tablets geht.',
  keepCamera: 'Kamera für Badges eingeschaltet lassen',
  cameraTrouble: 'Die Kamera ist nicht gestartet: nicht erlaubt, belegt oder nicht vorhanden.',
  nfcStart: 'Badges per NFC lesen',
  nfcOn: 'NFC liest Badges.',
  nfcRefused: 'NFC ist ausgeschaltet oder nicht erlaubt.',
  badgeRead: 'Gelesen',
  badgeOf: 'Gehört',
  badgeOfNobody:
    'Niemand auf der Liste hat dieses Badge. An der Tür würde es trotzdem festgehalten.',

  codesHint:
    'Ein Admin öffnet auf einem Handy „Kiosks“, dann „Receive from a tablet“, und hält es hierher, bis der Ring voll ist. Die Reihenfolge ist gleich.',
  codesNone: 'Nichts wartet: Alle Buchungen sind gesendet.',
  codeOf: (at, of) => `Code ${number(at)} von ${number(of)}`,
  codesTaken: 'Das Handy hat alle',

  theme: 'Farben',
  dark: 'Dunkel',
  light: 'Hell',
  ownLanguage: 'Sprache des Kiosks',

  leaveTitle: 'Kioskmodus verlassen',
  leaveHint:
    'Das Tablet verlässt das Vollbild und gibt die Tasten des Browsers frei. Buchungen werden weiter gesendet.',
  leaveDo: 'Kioskmodus verlassen',
  leaveLeft: 'Der Kioskmodus ist aus. Das Anheften beenden die Tasten des Systems.',
  returnDo: 'Zurück zum Kiosk',
  unpairTitle: 'Dieses Tablet entkoppeln',
  unpairHint:
    'Es vergisst seinen Raum und alle Namen. Buchungen bleiben, bis sie gesendet sind: Nach neuem Koppeln gehen sie ab.',
  unpairDo: 'Entkoppeln',
  unpairSure: 'Ja, dieses Tablet entkoppeln',
  firstSend: (n) => `Zuerst senden oder sichern: ${taps(n)}`,

  readyOf: (n, of) => `${number(n)} von ${number(of)}`,
  readyHint: 'bereit. Was fehlt, kann mit einem Grund entfallen.',
  readyAll: 'bereit.',
  openKiosk: 'Kiosk öffnen',
  waive: 'Entfällt',
  waived: (reason) => `Entfällt: ${reason}`,
  waiveWhy: 'Warum darf das entfallen?',
  waiveReason: 'Grund',
  reasons: {
    scanner: 'Hier dient ein Scanner oder die Tastatur',
    byHand: 'Von Hand geprüft',
    notNeeded: 'Hier nicht nötig',
  },
  checks: {
    installed: 'Installiert',
    persisted: 'Speicher dauerhaft',
    clock: 'Uhr',
    camera: 'Kamera',
    roster: 'Teilnehmerliste',
    write: 'Probe des Speichers',
    pin: 'PIN des Teams',
  },
  isInstalled: 'Läuft vom Startbildschirm',
  notInstalled: 'Läuft im Browser. Zum Startbildschirm hinzufügen',
  install: 'Installieren',
  isKept: (free) => `${free} frei`,
  mayBeCleared: 'Bei Platzmangel darf der Browser ihn leeren',
  askToKeep: 'Darum bitten',
  clockUnknown: 'Noch nicht mit dem Server verglichen',
  clockFar: (text) => `${text}. Die Uhr des Tablets stellen`,
  cameraWorks: 'Erlaubt',
  cameraUntried: 'Noch nicht probiert',
  cameraFails: 'Nicht erlaubt, oder es gibt keine',
  tryIt: 'Probieren',
  rosterNoSession: 'In diesem Raum ist keine Session geplant',
  wrote: (ms) => `In ${number(ms)} ms geschrieben und gelesen. Zählt für niemanden`,
  notWritten: 'Noch nicht geschrieben',
  pinSet: 'Gesetzt',
  pinNotSet: 'Keine: Ein Admin setzt sie auf der Seite „Settings“',
}
