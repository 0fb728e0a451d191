import type { TrustWords } from './words.ts'

/** German. */
export const de: TrustWords = {
  title: 'Diesem Server einmal vertrauen',
  why: 'Nur über HTTPS lassen Browser eine Seite ohne Netz arbeiten. Dieser Server hat ein eigenes Zertifikat; diesem Tablet wird einmal gesagt, ihm zu vertrauen.',
  get: 'Zertifikat herunterladen',
  how: 'Dem Tablet sagen, dass es ihm vertraut',
  compare: 'Fingerabdruck des Zertifikats. Auf der Seite „Kiosks“ der Verwaltung steht derselbe:',
  open: 'Kiosk öffnen',
  again: 'Nennt der Browser die Seite „nicht sicher“, fehlt noch etwas aus Schritt 2.',
  elsewhereTitle: 'Den Kiosk über HTTPS öffnen',
  elsewhereWhy:
    'Nur über HTTPS lassen Browser eine Seite ohne Netz arbeiten. Dort ist dieser Server erreichbar:',
  android: 'Android',
  ipad: 'iPad',
  chromeos: 'ChromeOS',
  steps: {
    android: [
      'Öffnen Sie Einstellungen → Sicherheit → Weitere Sicherheitseinstellungen → Verschlüsselung und Anmeldedaten.',
      'Zertifikat installieren → CA-Zertifikat → Trotzdem installieren.',
      'Wählen Sie roomtap.crt unter den Downloads.',
    ],
    ipad: [
      'Erlauben Sie das Laden des Profils.',
      'Öffnen Sie Einstellungen → Allgemein → VPN und Geräteverwaltung → Roomtap → Installieren.',
      'Öffnen Sie Einstellungen → Allgemein → Info → Zertifikatsvertrauenseinstellungen, und schalten Sie Roomtap ein.',
    ],
    chromeos: [
      'Öffnen Sie chrome://settings/certificates im Browser.',
      'Zertifizierungsstellen → Importieren → roomtap.crt.',
      'Haken Sie „Diesem Zertifikat zur Identifizierung von Websites vertrauen“ an.',
    ],
  },
}
