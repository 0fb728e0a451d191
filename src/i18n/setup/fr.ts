import { createNumbers } from '../plural.ts'
import type { SetupOnly } from './words.ts'

const { count } = createNumbers<'one'>('fr')

/** French: the tablet before it is a kiosk, and when it can't be one. */
export const fr: SetupOnly = {
  // pairing
  pairTitle: 'Associer cette tablette',
  pairHint: 'Saisissez le code de la page « Kiosks », ou ouvrez son code QR avec cette tablette.',
  pairAgain: (room) =>
    `Cette tablette appartient à ${room}. L’association remplace cela ; les passages en attente sont gardés.`,
  pairingCode: 'Code d’association',
  pair: 'Associer cette tablette',
  pairing: 'Association…',
  cancel: 'Annuler',
  pairErrors: {
    'code-unknown': 'Ce code n’existe pas. Vérifiez les caractères, ou créez-en un nouveau.',
    'code-used': 'Ce code a déjà servi. Créez-en un nouveau sur la page « Kiosks ».',
    'code-expired': 'Ce code a expiré. Créez-en un nouveau sur la page « Kiosks ».',
    'slow-down': 'Trop d’essais. Attendez une minute, puis réessayez.',
    'no-network':
      'Le serveur de synchronisation est injoignable. Vérifiez le réseau, puis réessayez.',
    unreachable:
      'Autre chose que le serveur de synchronisation a répondu. Vérifiez l’adresse et la connexion au Wi-Fi.',
    refused:
      'Le serveur de synchronisation n’a pas accepté ce code. Réessayez, ou créez-en un nouveau.',
    storage:
      'Cette tablette n’a pas pu enregistrer l’association. Libérez de la place, puis prenez un nouveau code.',
  },
  downloading: 'Réception du programme',
  received: (n) => count(n, { one: '# entrée', other: '# entrées' }),
  downloadingHint: 'Gardez cette tablette connectée jusqu’à ce que le nom de la salle s’affiche.',
  downloadWaits: 'En attente du serveur de synchronisation. La suite est automatique.',

  // what is wrong with the tablet
  insecureTitle: 'Cette adresse n’est pas assez sûre',
  insecureWhy: (origin) =>
    `La tablette est passée par http simple (${origin}). Les navigateurs désactivent alors ce qu’il faut à un kiosque : travailler sans réseau et enregistrer sans perte.`,
  insecureDo: 'Ouvrez le kiosque en https, ou sur le serveur même par http://localhost.',
  insecureStaff:
    'Équipe : réglez TLS_CERT et TLS_KEY sur le serveur, ou placez-le derrière un proxy https.',
  storageTitle: 'Cette tablette ne peut rien garder',
  storageWhy: 'Sa mémoire ne s’ouvre pas : rien n’y serait en sûreté. Aucun passage n’est pris.',
  storageDo:
    'Quittez la navigation privée, autorisez l’enregistrement pour ce site, libérez de la place, puis réessayez.',
  revokedTitle: 'Cette tablette est hors service',
  revokedWhy:
    'Elle a été révoquée. Sa liste est effacée ; les passages qu’elle garde sont conservés et encore envoyés.',
  revokedDo: 'Prenez une autre tablette, ou associez celle-ci à nouveau avec un nouveau code.',
  pairAnew: 'Associer à nouveau',
}
