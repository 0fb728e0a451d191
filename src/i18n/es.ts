import { createNumbers } from './plural.ts'
import type { Words } from './words.ts'

const { number, count } = createNumbers<'one'>('es')

/** Spanish, with «tú», and neutral where that reads well. */
export const es: Words = {
  // the sign
  onNow: 'Ahora',
  checkInOpen: 'Entrada abierta',
  checkOutOpen: 'Salida abierta',
  minLeft: (n) => `quedan ${number(n)} min`,
  startsIn: (n) => `en ${number(n)} min`,
  ended: 'terminada',
  next: 'Después',

  // ready and search
  askBadge: 'Escanea tu acreditación o escribe tu nombre',
  askName: 'Escribe tu nombre al entrar y al salir',
  twoLetters: 'Bastan dos letras de tu nombre.',
  yourName: 'Tu nombre',
  keyboard: 'Teclado',
  space: 'Espacio',
  clear: 'Borrar',
  backspace: 'Borrar la última letra',
  tapYourName: 'Toca tu nombre',
  noHitTitle: 'No hay nadie con ese nombre.',
  noHit: 'Revisa las letras o pregunta al equipo de la entrada.',
  matches: (n) => count(n, { one: '# persona coincide.', other: '# personas coinciden.' }),
  manyMatch: (n) =>
    count(n, { one: 'Más de # persona coincide.', other: 'Más de # personas coinciden.' }),
  typeOn: '¿No te ves? Sigue escribiendo.',

  // who, and the step
  isThisYou: '¿Eres tú?',
  leaving: '¿Te vas?',
  checkIn: 'Registrar entrada',
  checkOut: 'Registrar salida',
  notMe: 'No soy yo',
  staying: 'No, me quedo',
  inSince: 'Dentro desde',
  soFar: 'Hasta ahora',
  soFarBreak: 'Hasta ahora, sin la pausa',
  min: 'min',
  returning: 'Vuelta al inicio en',
  seconds: (n) => `${number(n)} s`,
  moreTime: 'Más tiempo',

  // outcomes
  youAreIn: 'Estás dentro',
  youAreOut: 'Has salido',
  tapAgain: 'Registra también tu salida cuando te vayas.',
  duration: (h, m) => (h > 0 ? `${number(h)} h ${number(m)} min` : `${number(m)} min`),
  inThisSession: 'en esta sesión',
  addedUpLater: 'Tu tiempo en la sesión se calcula más tarde.',
  recordedAt: (time) => `Registrado a las ${time}`,
  undo: 'Deshacer',
  takenBack: 'Deshecho',
  notCheckedIn: 'Tu entrada no está registrada.',
  notCheckedOut: 'Tu salida no está registrada.',
  inAlready: 'Ya estás dentro',
  outAlready: 'Ya has salido',
  inAlreadyAt: (time) => `Entrada a las ${time}. Cuenta una sola vez.`,
  outAlreadyAt: (time) => `Salida a las ${time}. Cuenta una sola vez.`,
  done: 'Listo',
  checkOutInstead: 'Registrar la salida',
  checkInInstead: 'Registrar la entrada',
  badgeUnknown: 'Todavía no conocemos esta acreditación',
  badgeKeptIn: (time) =>
    `La acreditación y la hora, ${time}, quedan guardadas como entrada. El equipo podrá asignarlas después.`,
  badgeKeptOut: (time) =>
    `La acreditación y la hora, ${time}, quedan guardadas como salida. El equipo podrá asignarlas después.`,
  toBeCounted: 'Para que cuente desde ahora:',
  findMyName: 'Buscar mi nombre',

  // not recorded
  notRecorded: 'No registrado',
  notTakenBack: 'No se ha deshecho',
  badge: 'Acreditación',
  why: {
    quota: 'Esta tableta no pudo guardar tu registro: su memoria está llena.',
    'connection-lost': 'Esta tableta no pudo guardar tu registro: su memoria no respondió.',
    unavailable: 'Esta tableta no pudo guardar tu registro: su memoria no está disponible.',
    unknown: 'Esta tableta no pudo guardar tu registro.',
  },
  tryOrTell: 'Inténtalo otra vez o avisa al equipo de la entrada.',
  undoFailedIn: 'Esta tableta no pudo deshacerlo: tu entrada sigue registrada.',
  undoFailedOut: 'Esta tableta no pudo deshacerlo: tu salida sigue registrada.',
  tellStaff: 'Avisa al equipo de la entrada.',
  tryAgain: 'Intentar otra vez',
  close: 'Cerrar',
  code: (code) => `Código ${code}`,

  // between sessions
  nextSession: 'Próxima sesión',
  opensAt: (time) => `La entrada abre a las ${time}`,
  opensInMinutes: (time, n) =>
    `La entrada abre a las ${time}, en ${count(n, { one: '# minuto', other: '# minutos' })}`,
  opensInHours: (time, n) =>
    `La entrada abre a las ${time}, en ${count(n, { one: '# hora', other: '# horas' })}`,
  opensOn: (day, time) => `La entrada abre el ${day} a las ${time}`,
  doneForToday: 'Terminamos por hoy',
  seeYou: (day, time) => `Nos vemos el ${day} a las ${time}`,
  seeYouTomorrow: (time) => `Nos vemos mañana a las ${time}`,
  noMore: 'No hay más sesiones en esta sala',
  noneYet: 'Aún no hay sesiones en esta sala',
  noneYetHint: 'Aparecerán aquí solas en cuanto estén previstas.',
  forgot: '¿Olvidaste registrar tu salida? No pasa nada: díselo al equipo de información.',

  // strip
  allSent: 'Todo enviado',
  waiting: (n) => count(n, { one: '# registro pendiente', other: '# registros pendientes' }),
  safe: 'A salvo en esta tableta.',
  contact: (time) => `Contacto ${time}`,
  noContact: 'Aún sin contacto',
  language: 'Idioma',
  needsPairing: 'Equipo: vincular de nuevo esta tableta',
  needsUpgrade: 'Equipo: esta tableta necesita actualizarse',
  staff: 'Equipo',

  // walk-ins, keys and camera
  noHitJoin: 'Revisa las letras o inscríbete aquí mismo.',
  joinWalkIn: '¿No estás? Inscríbete aquí',
  newHere: 'Soy nuevo aquí',
  whoAreYou: '¿Quién eres?',
  fieldName: 'Nombre',
  fieldEmail: 'Correo electrónico',
  fieldOrganisation: 'Organización',
  optional: 'opcional',
  fieldMissing: 'Rellena este campo.',
  emailWrong: 'Todavía no es una dirección de correo.',
  certificateGoes: 'Tu certificado se envía a esta dirección de correo.',
  goOn: 'Siguiente',
  goBack: 'Atrás',
  giveUp: 'Cancelar',
  systemKeys: 'Otras letras',
  ownKeys: 'Teclas grandes',
  signKeys: 'Cifras y signos',
  letterKeys: 'Letras',
  camera: 'Cámara',
  scanByCamera: 'Escanear con la cámara',
  holdBadge: 'Pon tu credencial o código QR delante de la cámara.',
  cameraStarts: 'La cámara se está iniciando.',
  otherCamera: 'Otra cámara',
  stopCamera: 'Apagar la cámara',
  cameraRefused:
    'La cámara no está permitida en esta tableta. Escribe tu nombre o pregunta al equipo de la entrada.',
  cameraMissing: 'Esta tableta no tiene cámara. Escribe tu nombre.',
  cameraBusy: 'Otra aplicación usa la cámara. Escribe tu nombre.',
  cameraFailed: 'La cámara no se ha iniciado. Escribe tu nombre.',
}
