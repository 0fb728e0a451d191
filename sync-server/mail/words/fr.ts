import type { MailWords } from './words.ts'

export const fr: MailWords = {
  certificate: {
    subject: 'Votre certificat : {{title}}',
    body: `Bonjour {{name}},

votre certificat pour « {{title}} » ({{programme}}) est joint à ce message. Il porte le numéro {{number}}.

[Vérifier le certificat]({{link}})`,
  },
  survey: {
    subject: 'Comment était « {{session}} » ?',
    body: `Bonjour {{name}},

merci d’avoir participé à « {{session}} » ({{programme}}). Nous aimerions savoir ce que vous en avez pensé. Cela prend une à deux minutes.

[Répondre au questionnaire]({{link}})

Vous pouvez répondre jusqu’au {{closes}}.

Ce lien est personnel : merci de ne pas le transmettre.`,
  },
  'survey-reminder': {
    subject: 'Rappel : comment était « {{session}} » ?',
    body: `Bonjour {{name}},

vos réponses sur « {{session}} » ({{programme}}) ne nous sont pas encore parvenues.

[Répondre au questionnaire]({{link}})

Vous pouvez répondre jusqu’au {{closes}}.`,
  },
  expiring: {
    subject: '« {{session}} » expire le {{expires}}',
    body: `Bonjour {{name}},

votre participation à « {{session}} » ({{programme}}) est valable jusqu’au {{expires}}. Pour rester à jour, merci d’y participer de nouveau avant cette date.

[Voir mon relevé]({{link}})`,
  },
  'place-free': {
    subject: 'Une place pour vous : {{session}}',
    body: `Bonjour {{name}},

une place s’est libérée pour « {{session}} » ({{programme}}), et elle est à vous : votre inscription est faite.

Début : {{start}}

Salle : {{room}}

[Voir mon relevé]({{link}})

Si vous ne pouvez pas venir, merci de nous le dire, afin qu’une autre personne en profite.`,
  },
  cancelled: {
    subject: 'Inscription annulée : {{session}}',
    body: `Bonjour {{name}},

votre inscription à « {{session}} » ({{programme}}) est annulée.

Le début était prévu : {{start}}

[Voir mon relevé]({{link}})`,
  },
  'record-link': {
    subject: 'Votre relevé : {{programme}}',
    body: `Bonjour {{name}},

ce lien ouvre vos séances, vos temps, vos crédits et vos certificats de {{programme}}.

[Ouvrir mon relevé]({{link}})

Ce lien est personnel : merci de ne pas le transmettre.`,
  },
  'confirm-link': {
    subject: 'Merci de confirmer les présences : « {{session}} »',
    body: `Bonjour {{name}},

merci de parcourir la liste de « {{session}} » ({{programme}}) et de confirmer qui était présent.

Début : {{start}}

[Ouvrir la liste]({{link}})`,
  },
}
