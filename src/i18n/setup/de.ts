import { createNumbers } from '../plural.ts'
import type { SetupOnly } from './words.ts'

const { count } = createNumbers<'one'>('de')

/** German: the tablet before it is a kiosk, and when it can't be one. */
export const de: SetupOnly = {
  // pairing
  pairTitle: 'Dieses Tablet koppeln',
  pairHint:
    'Geben Sie den Code von der Seite „Kiosks“ ein, oder öffnen Sie deren QR-Code mit diesem Tablet.',
  pairAgain: (room) =>
    `Dieses Tablet gehört zu ${room}. Das Koppeln ersetzt das; wartende Einträge bleiben erhalten.`,
  pairingCode: 'Code zum Koppeln',
  pair: 'Dieses Tablet koppeln',
  pairing: 'Wird gekoppelt …',
  cancel: 'Abbrechen',
  pairErrors: {
    'code-unknown':
      'Diesen Code gibt es nicht. Prüfen Sie die Zeichen, oder erzeugen Sie einen neuen.',
    'code-used':
      'Dieser Code wurde schon benutzt. Erzeugen Sie auf der Seite „Kiosks“ einen neuen.',
    'code-expired': 'Dieser Code ist abgelaufen. Erzeugen Sie auf der Seite „Kiosks“ einen neuen.',
    'slow-down':
      'Zu viele Versuche. Warten Sie eine Minute, und versuchen Sie es dann noch einmal.',
    'no-network':
      'Der Sync-Server ist nicht erreichbar. Prüfen Sie das Netz, und versuchen Sie es noch einmal.',
    unreachable:
      'Etwas anderes als der Sync-Server hat geantwortet. Prüfen Sie die Adresse und die Anmeldung im WLAN.',
    refused:
      'Der Sync-Server hat diesen Code nicht angenommen. Versuchen Sie es noch einmal, oder erzeugen Sie einen neuen.',
    storage:
      'Dieses Tablet konnte die Kopplung nicht speichern. Schaffen Sie Platz, und nehmen Sie dann einen neuen Code.',
  },
  downloading: 'Das Programm wird geladen',
  received: (n) => count(n, { one: '# Eintrag', other: '# Einträge' }),
  downloadingHint: 'Lassen Sie dieses Tablet verbunden, bis der Name des Raums erscheint.',
  downloadWaits: 'Warten auf den Sync-Server. Es geht von selbst weiter.',

  // what is wrong with the tablet
  insecureTitle: 'Diese Adresse ist nicht sicher genug',
  insecureWhy: (origin) =>
    `Das Tablet kam über einfaches http (${origin}). Browser schalten dann ab, was ein Kiosk braucht: Arbeiten ohne Netz und sicheres Speichern.`,
  insecureDo: 'Öffnen Sie den Kiosk über https, oder auf dem Server selbst als http://localhost.',
  insecureStaff:
    'Team: Setzen Sie TLS_CERT und TLS_KEY am Sync-Server, oder stellen Sie einen Proxy mit https davor.',
  storageTitle: 'Dieses Tablet kann nichts aufbewahren',
  storageWhy:
    'Sein Speicher lässt sich nicht öffnen, also wäre hier nichts sicher. Es wird nichts erfasst.',
  storageDo:
    'Verlassen Sie das private Surfen, erlauben Sie dieser Seite das Speichern, schaffen Sie Platz, und versuchen Sie es noch einmal.',
  revokedTitle: 'Dieses Tablet ist außer Betrieb',
  revokedWhy:
    'Es wurde gesperrt. Seine Liste ist gelöscht; Einträge, die es noch hat, bleiben erhalten und werden gesendet.',
  revokedDo: 'Nehmen Sie ein anderes Tablet, oder koppeln Sie dieses mit einem neuen Code.',
  pairAnew: 'Neu koppeln',
}
