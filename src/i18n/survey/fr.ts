import { createNumbers } from '../plural.ts'
import type { SurveyWords } from './words.ts'

const { count } = createNumbers<'one'>('fr')

export const fr: SurveyWords = {
  survey: 'Questionnaire',
  optional: '(facultatif)',
  worst: 'mauvais',
  best: 'excellent',
  anonymous: 'Anonyme : personne ne peut savoir quelles réponses sont les vôtres.',
  named: 'Vos réponses sont conservées avec votre nom.',
  beforeCertificate: 'Votre certificat arrive dès que vous avez répondu.',
  until: (moment) => `Réponses possibles jusqu’au ${moment}.`,
  kept: 'Ce que vous choisissez et écrivez reste sur ce téléphone jusqu’à l’envoi.',
  send: 'Envoyer mes réponses',
  sending: 'Envoi …',
  answerThis: 'Merci de répondre à cette question.',
  missing: (n) => count(n, { one: '# question sans réponse.', other: '# questions sans réponse.' }),
  waits:
    'Pas de réseau pour l’instant. Vos réponses restent sur ce téléphone et partiront dès son retour.',
  trouble: 'Le serveur ne les a pas prises. Rien n’est perdu : réessayez dans une minute.',
  thanks: 'Merci',
  arrived: 'Vos réponses sont arrivées.',
  mayChange: 'Vous pouvez les modifier par le même lien.',
  mayChangeUntil: (moment) => `Vous pouvez les modifier par le même lien jusqu’au ${moment}.`,
  change: 'Modifier mes réponses',
  closed: 'Ce questionnaire ne prend plus de réponses.',
  elsewhere: 'Ce questionnaire se trouve sur un autre site.',
  open: 'Ouvrir le questionnaire',
}
