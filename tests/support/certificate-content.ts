import {
  type CertificateContent,
  type CertificateLanguage,
  type CertifiedSession,
  emptyTemplate,
} from '../../src/domain/certificate.ts'
import type { PrintedCertificate } from '../../sync-server/pdf/certificate.ts'
import { sessionEnd, sessionStart } from './seed.ts'

const certifiedSession: CertifiedSession = {
  session: 's',
  title: 'Lease accounting under the new standard',
  start: sessionStart,
  end: sessionEnd,
  room: 'Aspen',
  delivery: 'in-person',
  presenters: ['Ada Byron'],
  minutes: 62,
  evidence: ['kiosk'],
  credits: [
    {
      rule: 'cpe',
      name: 'CPE, group live (NASBA/AICPA 2024)',
      minutesPerCredit: 50,
      hundredths: 120,
      fields: [
        { name: 'Accounting', hundredths: 100 },
        { name: 'Taxes', hundredths: 20 },
      ],
    },
  ],
}

/** What stands on a certificate of one session. */
export function certificateContent(
  language: CertificateLanguage = 'en',
  other: Partial<CertificateContent> = {},
): CertificateContent {
  return {
    scope: 'session',
    title: certifiedSession.title,
    programme: 'Audit Days',
    timeZone: 'Europe/Berlin',
    language,
    sessions: [certifiedSession],
    minutes: 62,
    credits: certifiedSession.credits,
    template: {
      ...emptyTemplate,
      sponsor: 'Institute for Continuing Education',
      address: '12 Long Lane\nLondon EC1A 9PN, United Kingdom',
      registry: 'NASBA 123456',
      signatory: 'Dr Edith Clarke',
      office: 'Director of Education',
    },
    ...other,
  }
}

/** A certificate to print. */
export function printedCertificate(
  participant: string,
  content = certificateContent(),
  other: Partial<PrintedCertificate> = {},
): PrintedCertificate {
  return {
    content,
    participant,
    reads: content.language,
    number: '2026-00042',
    code: '0123456789ABCDEFGHJKMNPQRS',
    address: 'https://attendance.example.org/verify/0123456789ABCDEFGHJKMNPQRS',
    issuedAt: sessionEnd + 86_400_000,
    version: 1,
    pictures: new Map(),
    ...other,
  }
}
