import { createNumbers } from '../plural.ts'
import type { StaffWords } from './words.ts'

const { number, count } = createNumbers<'one'>('fr')
const tries = (n: number) =>
  count(n, { one: '# autre essai erroné', other: '# autres essais erronés' })
const taps = (n: number) => count(n, { one: '# pointage', other: '# pointages' })

/** French: what staff read, loaded with their panel. */
export const fr: StaffWords = {
  back: 'Retour',
  backspace: 'Effacer',

  pinTitle: 'Code de l’équipe',
  pinSafe: 'Les pointages restent en sécurité sur cette tablette pendant ce temps.',
  pinDigits: (n) => count(n, { one: '# chiffre saisi', other: '# chiffres saisis' }),
  pinOpen: 'Ouvrir',
  pinChecking: 'Vérification…',
  pinWrong: (left) => `Ce code n’est pas le bon. Après ${tries(left)}, il faudra attendre.`,
  pinWaits: (span) => `Trop d’essais erronés. Attendez ${span}, puis réessayez.`,
  noPinTitle: 'Aucun code n’est défini',
  noPin:
    'D’ici là, ce panneau montre l’état de la tablette et envoie les pointages, rien de plus. Un administrateur définit le code sur la page « Settings » ; il arrive au prochain contact.',

  thisKiosk: 'Cette borne',
  tapsWaiting: 'Pointages en attente',
  oldestWaiting: 'Le plus ancien',
  lastContact: 'Dernier contact',
  never: 'Aucun',
  none: 'Aucun',
  clock: 'Horloge',
  clockRight: 'À l’heure',
  clockSlow: (span) => `retard de ${span}`,
  clockFast: (span) => `avance de ${span}`,
  unknown: 'Inconnu',
  kept: 'Stockage durable',
  yes: 'Oui',
  no: 'Non',
  free: 'Espace libre',
  roster: 'Liste',
  rosterOf: (people, age) => `${number(people)}, ${age}`,
  version: 'Version',
  offers: 'Propose',
  asPlanned: 'Selon le programme',

  lastTaps: 'Derniers pointages',
  noTaps: 'Aucun pointage sur cette tablette.',
  checkIn: 'Arrivée',
  checkOut: 'Départ',
  restore: 'Rétablir',
  takenBackBy: 'Annulé',
  unknownBadge: (code) => `Badge inconnu ${code}`,
  notOnRoster: 'N’est plus sur la liste',
  notKept: (code) => `Non enregistré : le stockage de la tablette refuse. Code ${code}`,

  syncNow: 'Envoyer maintenant',
  sending: (sent, of) => `Envoi : ${number(sent)} sur ${number(of)}`,
  notReached:
    'Le serveur est injoignable. Les pointages restent ici en sécurité et partiront d’eux-mêmes.',
  otherTab: 'Une autre fenêtre de cette tablette les envoie.',
  revoked: 'Cette tablette a été révoquée.',
  needsPairing: 'Le serveur ne connaît plus cette tablette : associez-la à nouveau.',
  needsUpgrade: 'Le serveur est plus récent : cette tablette doit être mise à jour.',

  changePlace: 'Changer de salle ou de session',
  testBadge: 'Tester un badge',
  saveFile: 'Enregistrer dans un fichier',
  saved: (n) =>
    `${taps(n)} dans le fichier. Remettez-le à un administrateur : « Receive from a tablet ».`,
  notSaved: 'Aucun fichier n’a été enregistré.',
  showCodes: 'Afficher en codes QR',
  settings: 'Thème et langue',
  readiness: 'Liste de contrôle',
  leave: 'Quitter ou dissocier',

  room: 'Salle',
  roomHint: 'Pour une tablette déplacée. Les nouveaux pointages disent où ils ont été faits.',
  roomOfServer: 'selon le serveur',
  session: 'Session',
  sessionHint:
    'D’elle-même, la borne suit le programme. Une session maintenue à la main est proposée quels que soient ses horaires, 12 heures au plus.',
  heldUntil: (time) => `maintenue jusqu’à ${time}`,
  followsAgain: 'Suivre le programme',

  badgeAsk: 'Scannez un badge',
  badgeHint: 'Rien n’est enregistré. Tout lecteur de cette tablette convient.',
  keepCamera: 'Laisser la caméra allumée pour les badges',
  cameraTrouble: 'La caméra n’a pas démarré : non autorisée, déjà utilisée ou absente.',
  nfcStart: 'Lire les badges par NFC',
  nfcOn: 'Les badges sont lus par NFC.',
  nfcRefused: 'Le NFC est désactivé ou non autorisé.',
  badgeRead: 'Lu',
  badgeOf: 'Appartient à',
  badgeOfNobody: 'Personne sur la liste n’a ce badge. À la porte, il serait gardé quand même.',

  codesHint:
    'Un administrateur ouvre « Kiosks » puis « Receive from a tablet » sur un téléphone et le tient ici jusqu’à ce que l’anneau soit plein. L’ordre importe peu.',
  codesNone: 'Rien n’attend : tous les pointages sont envoyés.',
  codeOf: (at, of) => `Code ${number(at)} sur ${number(of)}`,
  codesTaken: 'Le téléphone a tout',

  theme: 'Thème',
  dark: 'Sombre',
  light: 'Clair',
  ownLanguage: 'Langue de la borne',

  leaveTitle: 'Quitter le mode borne',
  leaveHint:
    'La tablette quitte le plein écran et rend ses touches au navigateur. Les pointages continuent de partir.',
  leaveDo: 'Quitter le mode borne',
  leaveLeft: 'Le mode borne est arrêté. Les touches du système mettent fin à l’épinglage.',
  returnDo: 'Revenir à la borne',
  unpairTitle: 'Dissocier cette tablette',
  unpairHint:
    'Elle oublie sa salle et tous les noms. Les pointages restent jusqu’à leur envoi : associez-la à nouveau et ils partent.',
  unpairDo: 'Dissocier',
  unpairSure: 'Oui, dissocier cette tablette',
  firstSend: (n) => `À envoyer ou enregistrer d’abord : ${taps(n)}`,

  readyOf: (n, of) => `${number(n)} sur ${number(of)}`,
  readyHint: 'prêts. Le reste peut être levé avec un motif.',
  readyAll: 'prêts.',
  openKiosk: 'Ouvrir la borne',
  waive: 'Lever',
  waived: (reason) => `Levé : ${reason}`,
  waiveWhy: 'Pourquoi peut-on s’en passer ?',
  waiveReason: 'Motif',
  reasons: {
    scanner: 'Un lecteur ou le clavier sert ici',
    byHand: 'Vérifié à la main',
    notNeeded: 'Inutile ici',
  },
  checks: {
    installed: 'Installée',
    persisted: 'Stockage durable',
    clock: 'Horloge',
    camera: 'Caméra',
    roster: 'Liste',
    write: 'Essai d’écriture',
    pin: 'Code de l’équipe',
  },
  isInstalled: 'S’ouvre depuis l’écran d’accueil',
  notInstalled: 'S’ouvre dans le navigateur. Ajoutez-la à l’écran d’accueil',
  install: 'Installer',
  isKept: (free) => `${free} libres`,
  mayBeCleared: 'Le navigateur peut le vider si la place manque',
  askToKeep: 'Le demander',
  clockUnknown: 'Pas encore comparée au serveur',
  clockFar: (text) => `${text}. Réglez l’horloge de la tablette`,
  cameraWorks: 'Autorisée',
  cameraUntried: 'Pas encore essayée',
  cameraFails: 'Non autorisée, ou il n’y en a pas',
  tryIt: 'Essayer',
  rosterNoSession: 'Aucune session n’est prévue dans cette salle',
  wrote: (ms) => `Écrit et relu en ${number(ms)} ms. Ne compte pour personne`,
  notWritten: 'Pas encore écrit',
  pinSet: 'Défini',
  pinNotSet: 'Aucun : un administrateur le définit sur la page « Settings »',
}
