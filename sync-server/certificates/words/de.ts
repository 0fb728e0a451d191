import type { CertificateWords } from './words.ts'

export const de: CertificateWords = {
  heading: 'Teilnahmebescheinigung',
  certifies: 'Hiermit wird bescheinigt, dass',
  attended: 'teilgenommen hat an',
  attendedSeveral: 'teilgenommen hat an den hier aufgeführten Veranstaltungen von',
  date: 'Datum',
  location: 'Ort',
  delivery: 'Durchführung',
  deliveries: {
    'in-person': 'Präsenzveranstaltung',
    virtual: 'Online-Veranstaltung, live',
    hybrid: 'Präsenz und online, live',
  },
  online: 'Online',
  time: 'Anwesenheit',
  minutes: (n) => (n === 1 ? '1 Minute' : `${n} Minuten`),
  credits: 'Credits',
  session: 'Veranstaltung',
  programme: 'Programm',
  oneCredit: (rule, minutes) =>
    minutes === null
      ? `${rule}: die für die Veranstaltung ausgewiesenen Credits.`
      : `${rule}: Ein Credit entspricht ${minutes} Minuten.`,
  evidence: 'Anwesenheit festgestellt durch',
  evidences: {
    kiosk: 'Tablet an der Tür',
    'phone-code': 'eigenes Telefon mit Code der Veranstaltung',
    phone: 'eigenes Telefon',
    staff: 'Personal',
    'self-report': 'eigene Angabe',
    import: 'Bericht des Online-Treffens',
  },
  records: 'Der Veranstalter bewahrt die Aufzeichnungen mindestens 5 Jahre lang auf.',
  registry: 'Registernummer',
  issued: 'Ausgestellt am',
  number: 'Nummer der Bescheinigung',
  code: 'Prüfcode',
  verify: 'Prüfen unter',
  noSignature:
    'Ohne Unterschrift gültig: Die Bescheinigung kann unter der genannten Adresse geprüft werden.',
  version: (n) => `Fassung ${n}, ersetzt die vorige`,
  page: (n, of) => `Seite ${n} von ${of}`,
  public: {
    title: 'Bescheinigung prüfen',
    lead: 'Geben Sie den Prüfcode von der Bescheinigung ein, oder scannen Sie ihren QR-Code.',
    field: 'Prüfcode',
    hint: '26 Buchstaben und Ziffern, wie 0123A-BCDEF-…',
    look: 'Prüfen',
    other: 'Eine andere Bescheinigung prüfen',
    states: {
      valid: { fact: 'Gültig', told: 'Diese Bescheinigung wurde ausgestellt und gilt.' },
      review: {
        fact: 'In Prüfung',
        told: 'Die Aufzeichnung hinter dieser Bescheinigung hat sich seit der Ausstellung geändert. Der Veranstalter entscheidet, ob sie gültig bleibt.',
      },
      revoked: {
        fact: 'Widerrufen',
        told: 'Der Veranstalter hat diese Bescheinigung zurückgenommen.',
      },
    },
    supersededBy: (version, date) => `Ersetzt durch Fassung ${version} vom ${date}`,
    newest: 'Was jetzt gilt',
    before: 'Frühere Fassungen',
    participant: 'Teilnehmer/in',
    erased: 'Der Name wurde auf Wunsch oder nach Ablauf der Frist gelöscht.',
    unknown: {
      fact: 'Keine Bescheinigung hat diesen Code',
      told: 'Vergleichen Sie jedes Zeichen mit der Bescheinigung. Stimmt alles, fragen Sie den Veranstalter, der darauf steht.',
    },
    isNumber: {
      fact: 'Das ist die Nummer einer Bescheinigung',
      told: 'Nummern lassen sich erraten, deshalb wird dafür nichts gezeigt. Geben Sie den Prüfcode ein, der unter der Nummer steht.',
    },
    slow: {
      fact: 'Zu viele Anfragen',
      told: 'Bitte warten Sie eine Minute und versuchen Sie es erneut.',
    },
    credential: 'Open-Badges-3.0-Nachweis (signiert)',
    by: 'Ausgestellt von',
  },
}
