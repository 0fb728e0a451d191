import type { MailWords } from './words.ts'

export const es: MailWords = {
  certificate: {
    subject: 'Su certificado: {{title}}',
    body: `Hola, {{name}}:

adjuntamos su certificado de «{{title}}» ({{programme}}). Lleva el número {{number}}.

[Comprobar el certificado]({{link}})`,
  },
  survey: {
    subject: '¿Qué le pareció «{{session}}»?',
    body: `Hola, {{name}}:

gracias por asistir a «{{session}}» ({{programme}}). Nos gustaría saber qué le pareció. Solo lleva uno o dos minutos.

[Responder la encuesta]({{link}})

Puede responder hasta el {{closes}}.

El enlace es solo para usted: no lo comparta, por favor.`,
  },
  'survey-reminder': {
    subject: 'Recordatorio: ¿qué le pareció «{{session}}»?',
    body: `Hola, {{name}}:

todavía no hemos recibido sus respuestas sobre «{{session}}» ({{programme}}).

[Responder la encuesta]({{link}})

Puede responder hasta el {{closes}}.`,
  },
  expiring: {
    subject: '«{{session}}» caduca el {{expires}}',
    body: `Hola, {{name}}:

su asistencia a «{{session}}» ({{programme}}) es válida hasta el {{expires}}. Para seguir al día, asista de nuevo antes de esa fecha.

[Ver mi registro]({{link}})`,
  },
  'place-free': {
    subject: 'Una plaza para usted: {{session}}',
    body: `Hola, {{name}}:

ha quedado libre una plaza en «{{session}}» ({{programme}}) y es suya: ya tiene la reserva.

Comienzo: {{start}}

Sala: {{room}}

[Ver mi registro]({{link}})

Si no puede venir, avísenos, por favor, para que otra persona la aproveche.`,
  },
  cancelled: {
    subject: 'Reserva cancelada: {{session}}',
    body: `Hola, {{name}}:

su reserva para «{{session}}» ({{programme}}) está cancelada.

El comienzo estaba previsto: {{start}}

[Ver mi registro]({{link}})`,
  },
  'record-link': {
    subject: 'Su registro: {{programme}}',
    body: `Hola, {{name}}:

en este enlace encontrará sus sesiones, tiempos, créditos y certificados de {{programme}}.

[Abrir mi registro]({{link}})

El enlace es solo para usted: no lo comparta, por favor.`,
  },
  'confirm-link': {
    subject: 'Confirme la asistencia: «{{session}}»',
    body: `Hola, {{name}}:

revise, por favor, la lista de «{{session}}» ({{programme}}) y confirme quién asistió.

Comienzo: {{start}}

[Abrir la lista]({{link}})`,
  },
}
