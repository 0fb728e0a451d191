import type { ConfirmWords } from './words.ts'

/** German. */
export const de: ConfirmWords = {
  of: (presenter) => `Liste von ${presenter}`,
  both: (one, other) => `${one}, ${other}`,
  span: (from, to) => `${from} bis ${to}`,
  since: (from) => `seit ${from}`,
  spent: (minutes, percent) => `${minutes} Min., ${percent} %`,
  neverIn: 'Nicht eingecheckt',
  status: {
    booked: 'Gebucht',
    pending: 'Noch offen',
    attended: 'Teilgenommen',
    'not-attended': 'Nicht teilgenommen',
    cancelled: 'Storniert',
  },
  markedBy: {
    you: 'von Ihnen vermerkt',
    staff: 'vom Team vermerkt',
    automatic: 'nach Anwesenheitszeit vermerkt',
  },
  mark: { attended: 'Teilgenommen', 'not-attended': 'Nicht teilgenommen' },
  markWhom: {
    attended: (name) => `${name} hat teilgenommen`,
    'not-attended': (name) => `${name} hat nicht teilgenommen`,
  },
  marked: (name, status) => `${name}: ${status}.`,
  undo: 'Rückgängig',
  find: 'Name suchen',
  noneFound: 'Niemand in dieser Liste heißt so.',
  empty: 'Für diese Veranstaltung ist niemand gebucht, und niemand hat eingecheckt.',
  missing: (kiosks) =>
    `Einige Buchungen an den Türen sind noch nicht angekommen, von: ${kiosks}. Was später kommt, zählt trotzdem.`,
  confirm: 'Liste bestätigen',
  confirming: 'Wird bestätigt …',
  confirmHint:
    'Damit wird die Veranstaltung abgeschlossen: Wer noch offen ist, wird nach der Anwesenheitszeit vermerkt.',
  confirmed: (at) =>
    `Sie haben diese Liste um ${at} bestätigt. Vermerke können Sie weiterhin ändern.`,
  closed: 'Die Veranstaltung ist bereits abgeschlossen. Ihr Wort wird dazu festgehalten.',
  notBegun: (at) => `Beginn ist um ${at}. Ab dann können Sie vermerken und bestätigen.`,
  notSaved: 'Nicht gespeichert. Prüfen Sie das Netz und versuchen Sie es noch einmal.',
}
