import type { TrustWords } from './words.ts'

/** French. */
export const fr: TrustWords = {
  title: 'Faire confiance à ce serveur, une fois',
  why: 'Les navigateurs ne laissent une page travailler sans réseau qu’en HTTPS. Ce serveur a son propre certificat ; la tablette doit lui faire confiance une seule fois.',
  get: 'Télécharger le certificat',
  how: 'Dire à la tablette de lui faire confiance',
  compare: 'Empreinte du certificat. La même figure sur la page « Kiosks » de l’administration :',
  open: 'Ouvrir la borne',
  again: 'Si le navigateur dit que la page n’est pas privée, il manque quelque chose à l’étape 2.',
  elsewhereTitle: 'Ouvrir la borne en HTTPS',
  elsewhereWhy:
    'Les navigateurs ne laissent une page travailler sans réseau qu’en HTTPS. Ce serveur s’y trouve :',
  android: 'Android',
  ipad: 'iPad',
  chromeos: 'ChromeOS',
  steps: {
    android: [
      'Ouvrez Paramètres → Sécurité → Autres paramètres de sécurité → Chiffrement et identifiants.',
      'Installer un certificat → Certificat CA → Installer quand même.',
      'Choisissez roomtap.crt dans les téléchargements.',
    ],
    ipad: [
      'Autorisez le téléchargement du profil.',
      'Ouvrez Réglages → Général → VPN et gestion de l’appareil → Roomtap → Installer.',
      'Ouvrez Réglages → Général → Informations → Réglages de confiance des certificats, et activez Roomtap.',
    ],
    chromeos: [
      'Ouvrez chrome://settings/certificates dans le navigateur.',
      'Autorités → Importer → roomtap.crt.',
      'Cochez « Faire confiance à ce certificat pour identifier des sites Web ».',
    ],
  },
}
