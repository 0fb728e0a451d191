import type { CertificateWords } from './words.ts'

export const es: CertificateWords = {
  heading: 'Certificado de asistencia',
  certifies: 'Se certifica que',
  attended: 'asistió a',
  attendedSeveral: 'asistió a las sesiones aquí indicadas de',
  date: 'Fecha',
  location: 'Lugar',
  delivery: 'Modalidad',
  deliveries: {
    'in-person': 'En grupo, presencial',
    virtual: 'En grupo, en línea y en directo',
    hybrid: 'Presencial y en línea, en directo',
  },
  online: 'En línea',
  time: 'Tiempo de asistencia',
  minutes: (n) => (n === 1 ? '1 minuto' : `${n} minutos`),
  credits: 'Créditos',
  session: 'Sesión',
  programme: 'Programa',
  oneCredit: (rule, minutes) =>
    minutes === null
      ? `${rule}: los créditos asignados a la sesión.`
      : `${rule}: un crédito equivale a ${minutes} minutos.`,
  evidence: 'Asistencia registrada por',
  evidences: {
    kiosk: 'tableta en la puerta',
    'phone-code': 'teléfono propio con el código de la sesión',
    phone: 'teléfono propio',
    staff: 'personal',
    'self-report': 'declaración del participante',
    import: 'informe de la reunión en línea',
  },
  records: 'La entidad conserva los registros de esta asistencia durante al menos 5 años.',
  registry: 'Número de registro',
  issued: 'Expedido el',
  number: 'Número de certificado',
  code: 'Código de verificación',
  verify: 'Verificar en',
  noSignature: 'Válido sin firma: puede verificarse en la dirección indicada.',
  version: (n) => `Versión ${n}, sustituye a la anterior`,
  page: (n, of) => `Página ${n} de ${of}`,
  public: {
    title: 'Verificar un certificado',
    lead: 'Escriba el código de verificación que figura en el certificado o escanee su código QR.',
    field: 'Código de verificación',
    hint: '26 letras y cifras, como 0123A-BCDEF-…',
    look: 'Verificar',
    other: 'Verificar otro certificado',
    states: {
      valid: { fact: 'Válido', told: 'Este certificado fue expedido y sigue vigente.' },
      review: {
        fact: 'En revisión',
        told: 'El registro en que se basa este certificado ha cambiado desde su expedición. La entidad decide si sigue vigente.',
      },
      revoked: { fact: 'Revocado', told: 'La entidad ha retirado este certificado.' },
    },
    supersededBy: (version, date) => `Sustituido por la versión ${version} del ${date}`,
    newest: 'Lo que vale ahora',
    before: 'Versiones anteriores',
    participant: 'Participante',
    erased: 'El nombre se borró a petición de la persona o al vencer el plazo.',
    unknown: {
      fact: 'Ningún certificado tiene este código',
      told: 'Compare cada carácter con el certificado. Si es correcto, pregunte a la entidad que figura en él.',
    },
    isNumber: {
      fact: 'Eso es el número de un certificado',
      told: 'Un número se puede adivinar, por eso no se muestra nada. Escriba el código de verificación, que está debajo del número.',
    },
    slow: {
      fact: 'Demasiadas consultas',
      told: 'Espere un minuto e inténtelo de nuevo.',
    },
    credential: 'Credencial Open Badges 3.0 (firmada)',
    by: 'Expedido por',
  },
}
