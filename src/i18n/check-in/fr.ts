import { createNumbers } from '../plural.ts'
import type { CheckInWords } from './words.ts'

const { number, count } = createNumbers<'one'>('fr')

/** French. */
export const fr: CheckInWords = {
  onNow: 'En cours',
  startsAt: (time) => `Commence à ${time}`,
  over: 'Terminée',
  minLeft: (n) => `encore ${number(n)} min`,
  youAreIn: 'Vous êtes dedans',
  youAreOut: 'Vous êtes sorti',
  who: 'Qui êtes-vous ?',
  name: 'Nom',
  email: 'E-mail',
  optional: 'facultatif',
  choose: 'Choisir',
  missing: 'Veuillez remplir ce champ.',
  emailWrong: 'Ce n’est pas encore une adresse e-mail.',
  numberWrong: 'Veuillez donner un nombre.',
  remember: 'Se souvenir de moi sur ce téléphone',
  rememberHint: 'Sinon, ce téléphone vous oublie à la fermeture de la page.',
  notMe: 'Pas moi',
  forgetMe: 'M’oublier sur ce téléphone',
  forgotten: 'Ce téléphone vous a oublié.',
  forgetWaits: 'Ce qui attend encore est d’abord envoyé, puis ce téléphone vous oublie.',
  codeIn: 'Code de la salle',
  codeHint: 'Il est à l’écran ou sur la porte. Majuscules ou non, peu importe.',
  codeOut: 'Code de sortie',
  codeMissing: 'Saisissez d’abord le code.',
  codeWrong: 'Ce n’est pas le code de cette session. Regardez-le encore une fois.',
  codeSlow: 'Trop de codes faux. Réessayez dans dix minutes ou adressez-vous à l’équipe.',
  codeRefusedIn:
    'Le code était faux à l’arrivée de votre entrée ; elle ne compte pas. Enregistrez-la de nouveau avec le bon code.',
  codeRefusedOut:
    'Le code était faux à l’arrivée de votre sortie ; elle ne compte pas. Enregistrez-la de nouveau avec le bon code.',
  pleaseCheckIn: 'Enregistrez d’abord votre entrée.',
  checkIn: 'Entrer',
  checkOut: 'Sortir',
  checkInAgain: 'Entrer de nouveau',
  alreadyIn: 'Entrée déjà faite à la porte : sortir',
  offlineIn:
    'Pas de réseau. Enregistrez quand même votre entrée : ce téléphone la garde et l’envoie plus tard.',
  offlineOut:
    'Pas de réseau. Enregistrez quand même votre sortie : ce téléphone la garde et l’envoie plus tard.',
  inSince: (time) => `Entrée à ${time}`,
  minSoFar: 'min jusqu’ici',
  breakOff: 'La pause est déduite.',
  arrivedIn: 'Votre entrée est arrivée.',
  arrivedOut: 'Votre sortie est arrivée.',
  keptIn: 'Votre entrée est en sûreté sur ce téléphone. Elle part dès qu’il y a du réseau.',
  keptOut: 'Votre sortie est en sûreté sur ce téléphone. Elle part dès qu’il y a du réseau.',
  mustCheckOut: 'Enregistrez ici votre sortie en partant.',
  asksOnce: 'Nous demandons encore une fois avant que cela compte.',
  leaving: 'Vous partez ?',
  staying: 'Non, je reste',
  outAt: (time) => `Sortie à ${time}`,
  minInSession: (n) =>
    count(n, { one: '# minute dans cette session', other: '# minutes dans cette session' }),
  undo: 'Annuler',
  takenBack: 'Annulé.',
  notRecorded: 'Non enregistré',
  notSaved:
    'Ce téléphone n’a pas pu l’enregistrer. Essayez encore ou adressez-vous à l’équipe à la porte.',
  reason: (code) => `Repère ${code}`,
  opensAt: (time) => `Les entrées ouvrent à ${time}.`,
  closed: 'Les entrées sont closes. Oublié ? Adressez-vous à l’accueil.',
  cancelled: 'Cette session est annulée.',
  noPhones: 'Enregistrez votre entrée sur la tablette à la porte.',
  allSessions: 'Toutes les sessions',
  wait: 'Un instant',
}
