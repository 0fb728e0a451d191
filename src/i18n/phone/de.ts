import type { PhoneWords } from './words.ts'

/** German. */
export const de: PhoneWords = {
  language: 'Sprache',
  tryAgain: 'Noch einmal versuchen',
  loading: 'Wird geladen',
  notFoundTitle: 'Hier ist nichts',
  notFound:
    'Der Link ist vielleicht unvollständig, zurückgezogen oder abgelaufen. Bitten Sie um einen neuen.',
  offlineTitle: 'Gerade kein Netz',
  offline:
    'Diese Seite braucht das Netz. Nichts geht verloren; es geht weiter, sobald das Netz wieder da ist.',
  slowTitle: 'Zu viele Versuche',
  slow: 'Warten Sie eine Minute, dann versuchen Sie es noch einmal. Nichts geht verloren.',
  troubleTitle: 'Der Server hat nicht richtig geantwortet',
  trouble: 'Nichts geht verloren. Versuchen Sie es in einer Minute noch einmal.',
  homeTitle: 'Auf dem eigenen Telefon',
  home: 'Öffnen Sie eine Veranstaltung über Ihren Link oder den Code an der Tür ihres Raums.',
}
