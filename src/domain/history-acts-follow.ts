import { type ActWords, count, type Detail, idsAt, plural, text } from './history-detail.ts'

const changed = (what: string) => (detail: Detail) => {
  const names = idsAt(detail, 'changed')
  return names.length > 0 ? `Changed ${what}: ${names.join(', ')}` : `Changed ${what}`
}
const languageOf = ({ template, language }: Detail) => `${text(template)}, ${text(language)}`

/** What is said of what follows from attendance, and of mails. */
export const followActs: Readonly<Record<string, ActWords>> = {
  'pathway-add': { kind: 'follow-up', say: 'Added the pathway' },
  'pathway-change': { kind: 'follow-up', say: changed('the pathway') },
  'pathway-remove': { kind: 'follow-up', say: 'Took the pathway away' },
  'pathway-restore': { kind: 'follow-up', say: 'Brought the pathway back' },
  'credit-rule-add': {
    kind: 'follow-up',
    say: (detail) =>
      count(detail, 'version') > 1
        ? `Added version ${count(detail, 'version')} of a rule for credits`
        : 'Added a rule for credits',
  },
  'certificates-issue': {
    kind: 'certificates',
    say: (detail) => `Issued ${plural(idsAt(detail, 'certificates').length, 'certificate')}`,
  },
  'certificate-supersede': {
    kind: 'certificates',
    say: (detail) =>
      `Certificate superseded by version ${count(detail, 'version')}: more was earned`,
  },
  'certificate-review': {
    kind: 'certificates',
    say: 'Certificate under review: later evidence gives less than it says',
  },
  'certificate-stands': { kind: 'certificates', say: 'Certificate stands again' },
  'certificate-keep': { kind: 'certificates', say: 'Kept the certificate as it is' },
  'certificate-revoke': { kind: 'certificates', say: 'Revoked the certificate' },
  'certificate-mail': { kind: 'certificates', say: 'Mailed the certificate' },
  'issuer-key': { kind: 'certificates', say: 'Made a new key that signs credentials' },
  'certificate-template-add': { kind: 'certificates', say: 'Added a template for certificates' },
  'certificate-template-change': {
    kind: 'certificates',
    say: 'Changed a template for certificates',
  },
  'certificate-settings': { kind: 'certificates', say: 'Changed when certificates are issued' },
  'certificate-picture-add': { kind: 'certificates', say: 'Added a picture for certificates' },
  'survey-add': { kind: 'surveys', say: 'Added the survey' },
  'survey-change': {
    kind: 'surveys',
    say: (detail) => `Changed the survey, now version ${count(detail, 'version')} of its questions`,
  },
  'survey-remove': { kind: 'surveys', say: 'Took the survey away' },
  'survey-answer': { kind: 'surveys', say: 'Answered a survey' },
  'mail-template': {
    kind: 'mail',
    say: (detail) =>
      detail.own === false
        ? `Went back to the usual words of a mail: ${languageOf(detail)}`
        : `Changed the words of a mail: ${languageOf(detail)}`,
  },
  'mail-test': { kind: 'mail', say: (detail) => `Sent a test mail: ${languageOf(detail)}` },
  'mail-send': { kind: 'mail', say: 'Sent a mail by hand' },
  'mail-dismiss': { kind: 'mail', say: 'Dismissed a mail' },
  'mail-send-kept': {
    kind: 'mail',
    say: (detail) => `Sent what was kept: ${plural(count(detail, 'count'), 'mail')}`,
  },
}
