import { createNumbers } from '../plural.ts'
import type { SurveyWords } from './words.ts'

const { count } = createNumbers<'one'>('de')

export const de: SurveyWords = {
  survey: 'Umfrage',
  optional: '(freiwillig)',
  worst: 'schlecht',
  best: 'ausgezeichnet',
  anonymous: 'Anonym: Niemand kann erkennen, welche Antworten von Ihnen sind.',
  named: 'Ihre Antworten werden mit Ihrem Namen gespeichert.',
  beforeCertificate: 'Ihr Zertifikat kommt, sobald Sie geantwortet haben.',
  until: (moment) => `Antworten sind möglich bis ${moment}.`,
  kept: 'Was Sie wählen und schreiben, bleibt auf diesem Telefon, bis es gesendet ist.',
  send: 'Antworten senden',
  sending: 'Wird gesendet …',
  answerThis: 'Bitte beantworten Sie diese Frage.',
  missing: (n) => count(n, { one: '# Frage ist noch offen.', other: '# Fragen sind noch offen.' }),
  waits:
    'Gerade kein Netz. Ihre Antworten bleiben auf diesem Telefon und gehen hinaus, sobald es wieder da ist.',
  trouble:
    'Der Server hat es nicht angenommen. Nichts ist verloren: Versuchen Sie es in einer Minute erneut.',
  thanks: 'Vielen Dank',
  arrived: 'Ihre Antworten sind angekommen.',
  mayChange: 'Sie können sie über denselben Link ändern.',
  mayChangeUntil: (moment) => `Sie können sie über denselben Link ändern bis ${moment}.`,
  change: 'Meine Antworten ändern',
  closed: 'Diese Umfrage nimmt keine Antworten mehr an.',
  elsewhere: 'Diese Umfrage ist auf einer anderen Seite.',
  open: 'Umfrage öffnen',
}
