import { createNumbers } from '../plural.ts'

const { count } = createNumbers<'one'>('en')

/** English: the tablet before it is a kiosk, and when it can't be one. */
export const en = {
  // pairing
  pairTitle: 'Pair this tablet',
  pairHint: 'Type the code from the Kiosks page, or open its QR code with this tablet.',
  pairAgain: (room: string) =>
    `This tablet belongs to ${room}. Pairing replaces that; waiting taps are kept.`,
  pairingCode: 'Pairing code',
  pair: 'Pair this tablet',
  pairing: 'Pairing…',
  cancel: 'Cancel',
  pairErrors: {
    'code-unknown': 'There is no such code. Check the letters, or make a new one.',
    'code-used': 'This code was used already. Make a new one on the Kiosks page.',
    'code-expired': 'This code has expired. Make a new one on the Kiosks page.',
    'slow-down': 'Too many tries. Wait a minute, then try again.',
    'no-network': 'The sync server can’t be reached. Check the network, then try again.',
    unreachable:
      'Something else answered instead of the sync server. Check the address and the Wi-Fi sign-in.',
    refused: 'The sync server did not take this code. Try again, or make a new one.',
    storage: 'This tablet could not save its pairing. Free some space, then use a new code.',
  },
  downloading: 'Getting the programme',
  received: (n: number) => count(n, { one: '# entry', other: '# entries' }),
  downloadingHint: 'Keep this tablet connected until the name of the room appears.',
  downloadWaits: 'Waiting for the sync server. This goes on by itself.',

  // what is wrong with the tablet
  insecureTitle: 'This address is not secure enough',
  insecureWhy: (origin: string) =>
    `The tablet came over plain http (${origin}). Browsers then switch off what a kiosk needs: working without a network, and safe storage of taps.`,
  insecureDo: 'Open the kiosk over https, or on the server itself as http://localhost.',
  insecureStaff:
    'Staff: set TLS_CERT and TLS_KEY on the sync server, or put it behind a proxy with https.',
  storageTitle: 'This tablet can’t keep taps',
  storageWhy: 'Its storage does not open, so nothing would be safe here. No taps are taken.',
  storageDo:
    'Leave private browsing, allow storage for this site, free some space, then try again.',
  revokedTitle: 'This tablet is out of service',
  revokedWhy: 'It was revoked. Its roster is erased; taps that it holds are kept and still sent.',
  revokedDo: 'Use another tablet, or pair this one again with a new code.',
  pairAnew: 'Pair again',
}
