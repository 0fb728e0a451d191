import type { PhoneWords } from './words.ts'

/** French. */
export const fr: PhoneWords = {
  language: 'Langue',
  tryAgain: 'Réessayer',
  loading: 'Chargement',
  notFoundTitle: 'Il n’y a rien ici',
  notFound: 'Le lien est peut-être incomplet, retiré ou périmé. Demandez-en un nouveau.',
  offlineTitle: 'Pas de réseau pour le moment',
  offline:
    'Cette page a besoin du réseau. Rien n’est perdu ; elle reprend dès que le réseau revient.',
  slowTitle: 'Trop d’essais',
  slow: 'Attendez une minute, puis réessayez. Rien n’est perdu.',
  troubleTitle: 'Le serveur n’a pas répondu comme prévu',
  trouble: 'Rien n’est perdu. Réessayez dans une minute.',
  homeTitle: 'Sur votre téléphone',
  home: 'Ouvrez une session par le lien reçu ou par le code affiché à la porte de sa salle.',
}
