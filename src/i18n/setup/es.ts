import { createNumbers } from '../plural.ts'
import type { SetupOnly } from './words.ts'

const { count } = createNumbers<'one'>('es')

/** Spanish: the tablet before it is a kiosk, and when it can't be one. */
export const es: SetupOnly = {
  // pairing
  pairTitle: 'Vincular esta tableta',
  pairHint: 'Escribe el código de la página «Kiosks» o abre su código QR con esta tableta.',
  pairAgain: (room) =>
    `Esta tableta pertenece a ${room}. Al vincularla se sustituye eso; los registros pendientes se conservan.`,
  pairingCode: 'Código de vinculación',
  pair: 'Vincular esta tableta',
  pairing: 'Vinculando…',
  cancel: 'Cancelar',
  pairErrors: {
    'code-unknown': 'Ese código no existe. Revisa los caracteres o crea uno nuevo.',
    'code-used': 'Ese código ya se usó. Crea uno nuevo en la página «Kiosks».',
    'code-expired': 'Ese código ha caducado. Crea uno nuevo en la página «Kiosks».',
    'slow-down': 'Demasiados intentos. Espera un minuto e inténtalo otra vez.',
    'no-network': 'No se llega al servidor de sincronización. Revisa la red e inténtalo otra vez.',
    unreachable:
      'Respondió otra cosa en lugar del servidor de sincronización. Revisa la dirección y el acceso a la wifi.',
    refused:
      'El servidor de sincronización no aceptó este código. Inténtalo otra vez o crea uno nuevo.',
    storage: 'Esta tableta no pudo guardar la vinculación. Libera espacio y usa un código nuevo.',
  },
  downloading: 'Recibiendo el programa',
  received: (n) => count(n, { one: '# entrada', other: '# entradas' }),
  downloadingHint: 'Mantén esta tableta conectada hasta que aparezca el nombre de la sala.',
  downloadWaits: 'Esperando al servidor de sincronización. Continúa por sí solo.',

  // what is wrong with the tablet
  insecureTitle: 'Esta dirección no es lo bastante segura',
  insecureWhy: (origin) =>
    `La tableta llegó por http sin cifrar (${origin}). Los navegadores desactivan entonces lo que un quiosco necesita: trabajar sin red y guardar sin pérdidas.`,
  insecureDo: 'Abre el quiosco por https, o en el propio servidor como http://localhost.',
  insecureStaff:
    'Equipo: define TLS_CERT y TLS_KEY en el servidor, o ponlo detrás de un proxy con https.',
  storageTitle: 'Esta tableta no puede guardar nada',
  storageWhy: 'Su memoria no se abre, así que aquí nada estaría a salvo. No se registra nada.',
  storageDo:
    'Sal de la navegación privada, permite el almacenamiento para este sitio, libera espacio e inténtalo otra vez.',
  revokedTitle: 'Esta tableta está fuera de servicio',
  revokedWhy:
    'Se ha revocado. Su lista está borrada; los registros que tiene se conservan y se siguen enviando.',
  revokedDo: 'Usa otra tableta o vincula esta de nuevo con un código nuevo.',
  pairAnew: 'Vincular de nuevo',
}
