import type { CertificateWords } from './words.ts'

export const fr: CertificateWords = {
  heading: 'Attestation de formation',
  certifies: 'Il est certifié que',
  attended: 'a suivi',
  attendedSeveral: 'a suivi les séances énumérées ici de',
  date: 'Date',
  location: 'Lieu',
  delivery: 'Modalité',
  deliveries: {
    'in-person': 'En groupe, en présentiel',
    virtual: 'En groupe, en ligne et en direct',
    hybrid: 'En présentiel et en ligne, en direct',
  },
  online: 'En ligne',
  time: 'Temps de présence',
  minutes: (n) => (n <= 1 ? `${n} minute` : `${n} minutes`),
  credits: 'Crédits',
  session: 'Séance',
  programme: 'Programme',
  oneCredit: (rule, minutes) =>
    minutes === null
      ? `${rule} : les crédits attribués à la séance.`
      : `${rule} : un crédit correspond à ${minutes} minutes.`,
  evidence: 'Présence constatée par',
  evidences: {
    kiosk: 'tablette à l’entrée',
    'phone-code': 'téléphone personnel avec le code de la séance',
    phone: 'téléphone personnel',
    staff: 'personnel',
    'self-report': 'déclaration de la personne',
    import: 'rapport de la réunion en ligne',
  },
  records: 'L’organisme conserve les justificatifs de cette présence pendant au moins 5 ans.',
  registry: 'Numéro de registre',
  issued: 'Délivrée le',
  number: 'Numéro de l’attestation',
  code: 'Code de vérification',
  verify: 'Vérifier à l’adresse',
  noSignature: 'Valable sans signature : elle peut être vérifiée à l’adresse indiquée.',
  version: (n) => `Version ${n}, remplace la précédente`,
  page: (n, of) => `Page ${n} sur ${of}`,
  public: {
    title: 'Vérifier une attestation',
    lead: 'Saisissez le code de vérification qui figure sur l’attestation, ou scannez son code QR.',
    field: 'Code de vérification',
    hint: '26 lettres et chiffres, comme 0123A-BCDEF-…',
    look: 'Vérifier',
    other: 'Vérifier une autre attestation',
    states: {
      valid: { fact: 'Valable', told: 'Cette attestation a été délivrée et reste valable.' },
      review: {
        fact: 'En cours d’examen',
        told: 'Les données à l’origine de cette attestation ont changé depuis sa délivrance. L’organisme décide si elle reste valable.',
      },
      revoked: { fact: 'Révoquée', told: 'L’organisme a retiré cette attestation.' },
    },
    supersededBy: (version, date) => `Remplacée par la version ${version} du ${date}`,
    newest: 'Ce qui vaut maintenant',
    before: 'Versions antérieures',
    participant: 'Participant·e',
    erased: 'Le nom a été effacé à la demande de la personne ou à l’échéance du délai.',
    unknown: {
      fact: 'Aucune attestation ne porte ce code',
      told: 'Comparez chaque caractère avec l’attestation. S’il est exact, adressez-vous à l’organisme qui y figure.',
    },
    isNumber: {
      fact: 'C’est le numéro d’une attestation',
      told: 'Un numéro se devine, rien n’est donc affiché. Saisissez le code de vérification, indiqué sous le numéro.',
    },
    slow: {
      fact: 'Trop de demandes',
      told: 'Veuillez patienter une minute et réessayer.',
    },
    credential: 'Badge Open Badges 3.0 (signé)',
    by: 'Délivrée par',
  },
}
