import type { CertificateWords } from './words.ts'

export const en: CertificateWords = {
  heading: 'Certificate of Completion',
  certifies: 'This is to certify that',
  attended: 'attended',
  attendedSeveral: 'attended the sessions listed here of',
  date: 'Date',
  location: 'Location',
  delivery: 'Delivery',
  deliveries: {
    'in-person': 'Group live, in person',
    virtual: 'Group internet-based, live',
    hybrid: 'In person and online, live',
  },
  online: 'Online',
  time: 'Time attended',
  minutes: (n) => (n === 1 ? '1 minute' : `${n} minutes`),
  credits: 'Credits',
  session: 'Session',
  programme: 'Programme',
  oneCredit: (rule, minutes) =>
    minutes === null
      ? `${rule}: the credits that the session is designated for.`
      : `${rule}: one credit is ${minutes} minutes.`,
  evidence: 'Attendance known by',
  evidences: {
    kiosk: 'tablet at the door',
    'phone-code': 'own phone with the session’s code',
    phone: 'own phone',
    staff: 'staff',
    'self-report': 'the participant’s own report',
    import: 'report of the online meeting',
  },
  records: 'The sponsor keeps the records of this attendance for at least 5 years.',
  registry: 'Registry number',
  issued: 'Issued on',
  number: 'Certificate number',
  code: 'Verification code',
  verify: 'Verify at',
  noSignature: 'Valid without a signature: it can be verified at the address given here.',
  version: (n) => `Version ${n}, in place of the one before`,
  page: (n, of) => `Page ${n} of ${of}`,
  public: {
    title: 'Verify a certificate',
    lead: 'Type the verification code that stands on the certificate, or scan its QR code.',
    field: 'Verification code',
    hint: '26 letters and figures, like 0123A-BCDEF-…',
    look: 'Verify',
    other: 'Verify another certificate',
    states: {
      valid: { fact: 'Valid', told: 'This certificate was issued and stands.' },
      review: {
        fact: 'Under review',
        told: 'The record behind this certificate has changed since it was issued. The sponsor is deciding whether it stands.',
      },
      revoked: { fact: 'Revoked', told: 'The sponsor has taken this certificate back.' },
    },
    supersededBy: (version, date) => `Superseded by version ${version} of ${date}`,
    newest: 'What stands now',
    before: 'Earlier versions',
    participant: 'Participant',
    erased: 'The name was erased at the participant’s wish or when its time was up.',
    unknown: {
      fact: 'No certificate has this code',
      told: 'Compare each character with the certificate. If it is right, ask the sponsor who is named on it.',
    },
    isNumber: {
      fact: 'That is a certificate’s number',
      told: 'Numbers can be guessed, so nothing is shown for them. Type the verification code, which stands below the number.',
    },
    slow: {
      fact: 'Too many requests',
      told: 'Please wait a minute and try again.',
    },
    credential: 'Open Badges 3.0 credential (signed)',
    by: 'Issued by',
  },
}
