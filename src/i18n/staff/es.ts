import { createNumbers } from '../plural.ts'
import type { StaffWords } from './words.ts'

const { number, count } = createNumbers<'one'>('es')
const tries = (n: number) =>
  count(n, { one: '# intento erróneo más', other: '# intentos erróneos más' })
const taps = (n: number) => count(n, { one: '# registro', other: '# registros' })

/** Spanish: what staff read, loaded with their panel. */
export const es: StaffWords = {
  back: 'Volver',
  backspace: 'Borrar',

  pinTitle: 'PIN del equipo',
  pinSafe: 'Los registros siguen seguros en esta tableta mientras el panel está abierto.',
  pinDigits: (n) => count(n, { one: '# cifra escrita', other: '# cifras escritas' }),
  pinOpen: 'Abrir',
  pinChecking: 'Comprobando…',
  pinWrong: (left) => `Ese PIN no es correcto. Tras ${tries(left)} habrá que esperar.`,
  pinWaits: (span) => `Demasiados intentos erróneos. Espera ${span} y prueba otra vez.`,
  noPinTitle: 'No hay PIN del equipo',
  noPin:
    'Hasta que lo haya, este panel muestra el estado de la tableta y envía registros, nada más. Un administrador pone el PIN en la página «Settings»; llega con el próximo contacto.',

  thisKiosk: 'Este quiosco',
  tapsWaiting: 'Registros en espera',
  oldestWaiting: 'El más antiguo',
  lastContact: 'Último contacto',
  never: 'Ninguno aún',
  none: 'Ninguno',
  clock: 'Reloj',
  clockRight: 'En hora',
  clockSlow: (span) => `atrasa ${span}`,
  clockFast: (span) => `adelanta ${span}`,
  unknown: 'No se sabe',
  kept: 'Almacenamiento permanente',
  yes: 'Sí',
  no: 'No',
  free: 'Espacio libre',
  roster: 'Lista',
  rosterOf: (people, age) => `${number(people)}, ${age}`,
  version: 'Versión',
  offers: 'Ofrece',
  asPlanned: 'Según el programa',

  lastTaps: 'Últimos registros',
  noTaps: 'Aún no hay registros en esta tableta.',
  checkIn: 'Entrada',
  checkOut: 'Salida',
  restore: 'Restaurar',
  takenBackBy: 'Deshecho',
  unknownBadge: (code) => `Acreditación desconocida ${code}`,
  notOnRoster: 'Ya no está en la lista',
  notKept: (code) => `No se guardó: el almacenamiento de la tableta lo rechaza. Código ${code}`,

  syncNow: 'Enviar ahora',
  sending: (sent, of) => `Enviando: ${number(sent)} de ${number(of)}`,
  notReached: 'No se llega al servidor. Los registros siguen seguros aquí y saldrán por sí solos.',
  otherTab: 'Los envía otra ventana de esta tableta.',
  revoked: 'Esta tableta fue revocada.',
  needsPairing: 'El servidor ya no conoce esta tableta: vuelve a vincularla.',
  needsUpgrade: 'El servidor es más nuevo: esta tableta necesita actualizarse.',

  changePlace: 'Cambiar de sala o sesión',
  testBadge: 'Probar una acreditación',
  saveFile: 'Guardar en un archivo',
  saved: (n) => `${taps(n)} en el archivo. Dáselo a un administrador: «Receive from a tablet».`,
  notSaved: 'No se guardó ningún archivo.',
  showCodes: 'Mostrar como códigos QR',
  settings: 'Tema e idioma',
  readiness: 'Lista de comprobación',
  leave: 'Salir o desvincular',

  room: 'Sala',
  roomHint:
    'Para una tableta que se llevó a otro sitio. Los nuevos registros dicen dónde se hicieron.',
  roomOfServer: 'según el servidor',
  session: 'Sesión',
  sessionHint:
    'Por sí solo, el quiosco sigue el programa. Una sesión fijada a mano se ofrece sea cual sea su horario, 12 horas como mucho.',
  heldUntil: (time) => `fijada hasta las ${time}`,
  followsAgain: 'Seguir el programa',

  badgeAsk: 'Escanea una acreditación',
  badgeHint: 'No se registra nada. Sirve cualquier lector de esta tableta.',
  keepCamera: 'Dejar la cámara encendida para las acreditaciones',
  cameraTrouble: 'La cámara no se ha iniciado: no está permitida, está en uso o no hay ninguna.',
  nfcStart: 'Leer acreditaciones por NFC',
  nfcOn: 'Las acreditaciones se leen por NFC.',
  nfcRefused: 'El NFC está desactivado o no está permitido.',
  badgeRead: 'Leído',
  badgeOf: 'Es de',
  badgeOfNobody:
    'Nadie en la lista tiene esta acreditación. En la puerta se guardaría de todos modos.',

  codesHint:
    'Un administrador abre «Kiosks» y «Receive from a tablet» en un teléfono y lo sostiene aquí hasta que el anillo esté lleno. El orden no importa.',
  codesNone: 'Nada espera: todos los registros se enviaron.',
  codeOf: (at, of) => `Código ${number(at)} de ${number(of)}`,
  codesTaken: 'El teléfono los tiene todos',

  theme: 'Tema',
  dark: 'Oscuro',
  light: 'Claro',
  ownLanguage: 'Idioma del quiosco',

  leaveTitle: 'Salir del modo quiosco',
  leaveHint:
    'La tableta deja la pantalla completa y devuelve sus teclas al navegador. Los registros se siguen enviando.',
  leaveDo: 'Salir del modo quiosco',
  leaveLeft:
    'El modo quiosco está apagado. Las teclas del sistema terminan la fijación de pantalla.',
  returnDo: 'Volver al quiosco',
  unpairTitle: 'Desvincular esta tableta',
  unpairHint:
    'Olvida su sala y todos los nombres. Los registros quedan hasta enviarse: vincúlala otra vez y salen.',
  unpairDo: 'Desvincular',
  unpairSure: 'Sí, desvincular esta tableta',
  firstSend: (n) => `Antes hay que enviar o guardar: ${taps(n)}`,

  readyOf: (n, of) => `${number(n)} de ${number(of)}`,
  readyHint: 'listos. Lo que falta se puede omitir con un motivo.',
  readyAll: 'listos.',
  openKiosk: 'Abrir el quiosco',
  waive: 'Omitir',
  waived: (reason) => `Omitido: ${reason}`,
  waiveWhy: '¿Por qué se puede omitir?',
  waiveReason: 'Motivo',
  reasons: {
    scanner: 'Aquí se usa un lector o el teclado',
    inBrowser: 'Aquí basta el navegador',
    online: 'Aquí hay red: todo se envía enseguida',
    later: 'Llegará más tarde',
    byHand: 'Comprobado a mano',
    notNeeded: 'Aquí no hace falta',
  },
  checks: {
    installed: 'Instalado',
    persisted: 'Almacenamiento permanente',
    clock: 'Reloj',
    camera: 'Cámara',
    roster: 'Lista',
    write: 'Prueba de escritura',
    pin: 'PIN del equipo',
  },
  isInstalled: 'Se abre desde la pantalla de inicio',
  notInstalled: 'Se abre en el navegador. Añádelo a la pantalla de inicio',
  install: 'Instalar',
  isKept: (free) => `${free} libres`,
  mayBeCleared: 'El navegador puede vaciarlo si falta espacio',
  askToKeep: 'Pedirlo',
  clockUnknown: 'Aún no comparado con el servidor',
  clockFar: (text) => `${text}. Pon en hora la tableta`,
  cameraWorks: 'Permitida',
  cameraUntried: 'Aún sin probar',
  cameraFails: 'No permitida, o no hay ninguna',
  tryIt: 'Probar',
  rosterNoSession: 'No hay ninguna sesión prevista en esta sala',
  wrote: (ms) => `Escrito y leído en ${number(ms)} ms. No cuenta para nadie`,
  notWritten: 'Aún sin escribir',
  pinSet: 'Puesto',
  pinNotSet: 'Ninguno: un administrador lo pone en la página «Settings»',
}
