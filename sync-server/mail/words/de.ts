import type { MailWords } from './words.ts'

export const de: MailWords = {
  certificate: {
    subject: 'Ihr Zertifikat: {{title}}',
    body: `Guten Tag {{name}},

Ihr Zertifikat für „{{title}}“ ({{programme}}) liegt bei. Es trägt die Nummer {{number}}.

[Zertifikat prüfen]({{link}})`,
  },
  survey: {
    subject: 'Wie war „{{session}}“?',
    body: `Guten Tag {{name}},

danke, dass Sie an „{{session}}“ ({{programme}}) teilgenommen haben. Wir möchten gern wissen, wie es für Sie war. Das dauert ein bis zwei Minuten.

[Umfrage beantworten]({{link}})

Antworten sind möglich bis {{closes}}.

Der Link ist nur für Sie: Bitte geben Sie ihn nicht weiter.`,
  },
  'survey-reminder': {
    subject: 'Erinnerung: Wie war „{{session}}“?',
    body: `Guten Tag {{name}},

Ihre Antworten zu „{{session}}“ ({{programme}}) haben uns noch nicht erreicht.

[Umfrage beantworten]({{link}})

Antworten sind möglich bis {{closes}}.`,
  },
  expiring: {
    subject: '„{{session}}“ gilt noch bis {{expires}}',
    body: `Guten Tag {{name}},

Ihre Teilnahme an „{{session}}“ ({{programme}}) gilt bis {{expires}}. Bitte nehmen Sie vorher erneut teil, damit sie gültig bleibt.

[Meine Nachweise ansehen]({{link}})`,
  },
  'place-free': {
    subject: 'Ein Platz für Sie: {{session}}',
    body: `Guten Tag {{name}},

in „{{session}}“ ({{programme}}) ist ein Platz frei geworden, und er gehört Ihnen: Sie sind gebucht.

Beginn: {{start}}

Raum: {{room}}

[Meine Nachweise ansehen]({{link}})

Falls Sie nicht kommen können, sagen Sie uns bitte Bescheid, damit jemand anderes nachrückt.`,
  },
  cancelled: {
    subject: 'Buchung storniert: {{session}}',
    body: `Guten Tag {{name}},

Ihre Buchung für „{{session}}“ ({{programme}}) ist storniert.

Der Beginn wäre gewesen: {{start}}

[Meine Nachweise ansehen]({{link}})`,
  },
  'record-link': {
    subject: 'Ihre Nachweise: {{programme}}',
    body: `Guten Tag {{name}},

unter diesem Link finden Sie Ihre Veranstaltungen, Zeiten, Punkte und Zertifikate von {{programme}}.

[Meine Nachweise öffnen]({{link}})

Der Link ist nur für Sie: Bitte geben Sie ihn nicht weiter.`,
  },
  'confirm-link': {
    subject: 'Bitte bestätigen: Wer war bei „{{session}}“?',
    body: `Guten Tag {{name}},

bitte sehen Sie die Liste von „{{session}}“ ({{programme}}) durch und bestätigen Sie, wer teilgenommen hat.

Beginn war: {{start}}

[Liste öffnen]({{link}})`,
  },
}
