import { createNumbers } from './plural.ts'
import type { Words } from './words.ts'

const { number, count } = createNumbers<'one'>('fr')

/** French, with “vous”. Spaces before ; : ? are narrow and don't break. */
export const fr: Words = {
  // the sign
  onNow: 'En cours',
  checkInOpen: 'Les arrivées sont ouvertes',
  checkOutOpen: 'Les départs sont ouverts',
  minLeft: (n) => `encore ${number(n)} min`,
  startsIn: (n) => `dans ${number(n)} min`,
  ended: 'terminé',
  next: 'Ensuite',

  // ready and search
  askBadge: 'Scannez votre badge ou saisissez votre nom',
  askName: 'Saisissez votre nom, à l’arrivée comme au départ',
  twoLetters: 'Deux lettres de votre nom suffisent.',
  yourName: 'Votre nom',
  keyboard: 'Clavier',
  space: 'Espace',
  clear: 'Effacer',
  backspace: 'Effacer le dernier caractère',
  tapYourName: 'Touchez votre nom',
  noHitTitle: 'Personne ici à ce nom.',
  noHit: 'Vérifiez les lettres, ou adressez-vous à l’équipe à l’entrée.',
  matches: (n) => count(n, { one: '# personne correspond.', other: '# personnes correspondent.' }),
  manyMatch: (n) =>
    count(n, {
      one: 'Plus de # personne correspond.',
      other: 'Plus de # personnes correspondent.',
    }),
  typeOn: 'Pas vous ? Continuez à saisir.',

  // who, and the step
  isThisYou: 'C’est bien vous ?',
  leaving: 'Vous partez ?',
  checkIn: 'J’arrive',
  checkOut: 'Je pars',
  notMe: 'Ce n’est pas moi',
  staying: 'Non, je reste',
  inSince: 'Sur place depuis',
  soFar: 'Jusqu’ici',
  soFarBreak: 'Jusqu’ici, sans la pause',
  min: 'min',
  returning: 'Retour à l’accueil dans',
  seconds: (n) => `${number(n)} s`,
  moreTime: 'Plus de temps',

  // outcomes
  youAreIn: 'Arrivée notée',
  youAreOut: 'Départ noté',
  tapAgain: 'Merci de signaler aussi votre départ.',
  duration: (h, m) => (h > 0 ? `${number(h)} h ${number(m)} min` : `${number(m)} min`),
  inThisSession: 'dans cette session',
  addedUpLater: 'Votre temps dans la session sera calculé plus tard.',
  recordedAt: (time) => `Enregistré à ${time}`,
  undo: 'Annuler',
  takenBack: 'C’est annulé',
  notCheckedIn: 'Votre arrivée n’est pas notée.',
  notCheckedOut: 'Votre départ n’est pas noté.',
  inAlready: 'Votre arrivée est déjà notée',
  outAlready: 'Votre départ est déjà noté',
  inAlreadyAt: (time) => `Arrivée à ${time}. Elle compte une seule fois.`,
  outAlreadyAt: (time) => `Départ à ${time}. Il compte une seule fois.`,
  done: 'Terminé',
  checkOutInstead: 'Noter plutôt mon départ',
  checkInInstead: 'Noter plutôt mon arrivée',
  badgeUnknown: 'Nous ne connaissons pas encore ce badge',
  badgeKeptIn: (time) =>
    `Le badge et l’heure, ${time}, sont gardés comme arrivée. L’équipe pourra les rattacher plus tard.`,
  badgeKeptOut: (time) =>
    `Le badge et l’heure, ${time}, sont gardés comme départ. L’équipe pourra les rattacher plus tard.`,
  toBeCounted: 'Pour compter dès maintenant :',
  findMyName: 'Chercher mon nom',

  // not recorded
  notRecorded: 'Non enregistré',
  notTakenBack: 'Non annulé',
  badge: 'Badge',
  why: {
    quota: 'Cette tablette n’a pas pu enregistrer : sa mémoire est pleine.',
    'connection-lost': 'Cette tablette n’a pas pu enregistrer : sa mémoire n’a pas répondu.',
    unavailable: 'Cette tablette n’a pas pu enregistrer : sa mémoire n’est pas disponible.',
    unknown: 'Cette tablette n’a pas pu enregistrer.',
  },
  tryOrTell: 'Merci de réessayer, ou de prévenir l’équipe à l’entrée.',
  undoFailedIn: 'Cette tablette n’a pas pu annuler : votre arrivée reste notée.',
  undoFailedOut: 'Cette tablette n’a pas pu annuler : votre départ reste noté.',
  tellStaff: 'Merci de prévenir l’équipe à l’entrée.',
  tryAgain: 'Réessayer',
  close: 'Fermer',
  code: (code) => `Code ${code}`,

  // between sessions
  nextSession: 'Prochaine session',
  opensAt: (time) => `Arrivées à partir de ${time}`,
  opensInMinutes: (time, n) =>
    `Arrivées à partir de ${time}, dans ${count(n, { one: '# minute', other: '# minutes' })}`,
  opensInHours: (time, n) =>
    `Arrivées à partir de ${time}, dans ${count(n, { one: '# heure', other: '# heures' })}`,
  opensOn: (day, time) => `Arrivées ${day} à partir de ${time}`,
  doneForToday: 'C’est fini pour aujourd’hui',
  seeYou: (day, time) => `Rendez-vous ${day} à ${time}`,
  seeYouTomorrow: (time) => `Rendez-vous demain à ${time}`,
  noMore: 'Plus de session dans cette salle',
  noneYet: 'Pas encore de session dans cette salle',
  noneYetHint: 'Elles apparaîtront ici toutes seules dès qu’elles seront prévues.',
  forgot: 'Départ oublié ? Ce n’est pas grave : dites-le à l’équipe à l’accueil.',

  // strip
  allSent: 'Tout est envoyé',
  waiting: (n) => count(n, { one: '# passage en attente', other: '# passages en attente' }),
  safe: 'En sûreté sur cette tablette.',
  contact: (time) => `Contact ${time}`,
  noContact: 'Pas encore de contact',
  language: 'Langue',
  needsPairing: 'Équipe : associer à nouveau cette tablette',
  needsUpgrade: 'Équipe : cette tablette doit être mise à jour',
  staff: 'Équipe',

  // walk-ins, keys and camera
  noHitJoin: 'Vérifiez les lettres, ou inscrivez-vous sur place.',
  joinWalkIn: 'Pas dans la liste ? Inscription sur place',
  newHere: 'Je ne suis pas inscrit(e)',
  whoAreYou: 'Qui êtes-vous ?',
  fieldName: 'Nom',
  fieldEmail: 'E-mail',
  fieldOrganisation: 'Organisation',
  optional: 'facultatif',
  fieldMissing: 'Veuillez remplir ce champ.',
  emailWrong: 'Ce n’est pas encore une adresse e-mail.',
  certificateGoes: 'Votre attestation est envoyée à cette adresse e-mail.',
  goOn: 'Suivant',
  goBack: 'Retour',
  giveUp: 'Annuler',
  systemKeys: 'Autre écriture',
  ownKeys: 'Grandes touches',
  signKeys: 'Chiffres et signes',
  letterKeys: 'Lettres',
  camera: 'Caméra',
  scanByCamera: 'Scanner avec la caméra',
  holdBadge: 'Présentez votre badge ou votre QR code devant la caméra.',
  cameraStarts: 'La caméra démarre.',
  otherCamera: 'Autre caméra',
  stopCamera: 'Arrêter la caméra',
  cameraRefused:
    'La caméra n’est pas autorisée sur cette tablette. Tapez votre nom, ou adressez-vous à l’équipe à l’entrée.',
  cameraMissing: 'Cette tablette n’a pas de caméra. Tapez plutôt votre nom.',
  cameraBusy: 'La caméra est déjà utilisée. Tapez plutôt votre nom.',
  cameraFailed: 'La caméra n’a pas démarré. Tapez plutôt votre nom.',
}
