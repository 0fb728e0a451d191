import type { ConfirmWords } from './words.ts'

/** French. */
export const fr: ConfirmWords = {
  of: (presenter) => `Liste de ${presenter}`,
  both: (one, other) => `${one}, ${other}`,
  span: (from, to) => `de ${from} à ${to}`,
  since: (from) => `depuis ${from}`,
  spent: (minutes, percent) => `${minutes} min, ${percent} %`,
  neverIn: 'Entrée non enregistrée',
  status: {
    booked: 'Inscription faite',
    pending: 'À indiquer',
    attended: 'Présence validée',
    'not-attended': 'Absence',
    cancelled: 'Annulé',
  },
  markedBy: {
    you: 'indiqué par vous',
    staff: 'indiqué par l’équipe',
    automatic: 'indiqué selon le temps passé',
  },
  mark: { attended: 'Présent', 'not-attended': 'Absent' },
  markWhom: {
    attended: (name) => `${name} : présent`,
    'not-attended': (name) => `${name} : absent`,
  },
  marked: (name, status) => `${name} : ${status}.`,
  undo: 'Annuler',
  find: 'Chercher un nom',
  noneFound: 'Personne de ce nom dans la liste.',
  empty: 'Personne n’est inscrit à cette session, et personne n’est entré.',
  missing: (kiosks) =>
    `Des passages ne sont pas encore arrivés, de : ${kiosks}. Ce qui arrive plus tard compte aussi.`,
  confirm: 'Confirmer la liste',
  confirming: 'Confirmation …',
  confirmHint:
    'La session est alors close : pour qui rien n’est indiqué, le temps de présence décide.',
  confirmed: (at) =>
    `Vous avez confirmé cette liste à ${at}. Vous pouvez encore corriger une indication.`,
  closed: 'La session est déjà close. Votre parole est gardée à côté.',
  notBegun: (at) => `Début à ${at}. Vous pourrez alors indiquer et confirmer.`,
  notSaved: 'Non enregistré. Vérifiez le réseau, puis réessayez.',
}
