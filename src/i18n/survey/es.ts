import { createNumbers } from '../plural.ts'
import type { SurveyWords } from './words.ts'

const { count } = createNumbers<'one'>('es')

export const es: SurveyWords = {
  survey: 'Encuesta',
  optional: '(opcional)',
  worst: 'mal',
  best: 'excelente',
  anonymous: 'Anónima: nadie puede saber qué respuestas son suyas.',
  named: 'Sus respuestas se guardan con su nombre.',
  beforeCertificate: 'Su certificado llega en cuanto haya respondido.',
  until: (moment) => `Puede responder hasta el ${moment}.`,
  kept: 'Lo que elige y escribe queda en este teléfono hasta que se envía.',
  send: 'Enviar respuestas',
  sending: 'Enviando …',
  answerThis: 'Responda esta pregunta, por favor.',
  missing: (n) =>
    count(n, {
      one: 'Queda # pregunta sin responder.',
      other: 'Quedan # preguntas sin responder.',
    }),
  waits: 'Ahora no hay red. Sus respuestas quedan en este teléfono y salen en cuanto vuelva.',
  trouble: 'El servidor no las tomó. No se ha perdido nada: inténtelo de nuevo en un minuto.',
  thanks: 'Gracias',
  arrived: 'Sus respuestas han llegado.',
  mayChange: 'Puede cambiarlas con el mismo enlace.',
  mayChangeUntil: (moment) => `Puede cambiarlas con el mismo enlace hasta el ${moment}.`,
  change: 'Cambiar mis respuestas',
  closed: 'Esta encuesta ya no admite respuestas.',
  elsewhere: 'Esta encuesta está en otro sitio.',
  open: 'Abrir la encuesta',
}
