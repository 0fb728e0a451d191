import type { ConfirmWords } from './words.ts'

/** Spanish. */
export const es: ConfirmWords = {
  of: (presenter) => `Lista de ${presenter}`,
  both: (one, other) => `${one}, ${other}`,
  span: (from, to) => `de ${from} a ${to}`,
  since: (from) => `desde las ${from}`,
  spent: (minutes, percent) => `${minutes} min, ${percent} %`,
  neverIn: 'Sin registro de entrada',
  status: {
    booked: 'Con reserva',
    pending: 'Por marcar',
    attended: 'Asistió',
    'not-attended': 'No asistió',
    cancelled: 'Cancelado',
  },
  markedBy: {
    you: 'marcado por usted',
    staff: 'marcado por el equipo',
    automatic: 'marcado según el tiempo',
  },
  mark: { attended: 'Asistió', 'not-attended': 'No asistió' },
  markWhom: {
    attended: (name) => `${name} asistió`,
    'not-attended': (name) => `${name} no asistió`,
  },
  marked: (name, status) => `${name}: ${status}.`,
  undo: 'Deshacer',
  find: 'Buscar un nombre',
  noneFound: 'Nadie con ese nombre en esta lista.',
  empty: 'Nadie tiene reserva para esta sesión y nadie ha entrado.',
  missing: (kiosks) =>
    `Faltan registros por llegar, de: ${kiosks}. Lo que llegue más tarde también cuenta.`,
  confirm: 'Confirmar la lista',
  confirming: 'Confirmando …',
  confirmHint:
    'Con esto se cierra la sesión: a quien falte por marcar se le marca según el tiempo que estuvo.',
  confirmed: (at) => `Usted confirmó esta lista a las ${at}. Todavía puede corregir una marca.`,
  closed: 'La sesión ya está cerrada. Su palabra se guarda junto a eso.',
  notBegun: (at) => `Empieza a las ${at}. A partir de entonces podrá marcar y confirmar.`,
  notSaved: 'No se guardó. Compruebe la red e inténtelo otra vez.',
}
