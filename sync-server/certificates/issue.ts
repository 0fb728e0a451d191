import PDFDocument from 'pdfkit'
import { codeBytes, verificationCode } from '../../src/domain/verification-code.ts'
import type { Context } from '../context.ts'
import { audit } from '../db/audit.ts'
import { addCertificate, nextNumber, standingOf } from '../db/certificates.ts'
import type { Tx } from '../db/open.ts'
import { findPerson } from '../db/person.ts'
import { missingLetters } from '../pdf/certificate.ts'
import { createTypesetter } from '../pdf/text.ts'
import { surveyGate } from '../surveys/gate.ts'
import { canonical } from '../taps/canonical.ts'
import { gather } from './gather.ts'
import { mailCertificate } from './mail.ts'
import { type CertificateWorld, loadWorld, mayIssue, templateFor } from './world.ts'

/**
 * Why somebody gets none: there is one already; not marked Attended; the session isn't closed; the survey
 * isn't answered; the session's template isn't there; nobody of this id any more; letters in no font, whose
 * scripts follow.
 */
export type Skip =
  | 'has-one'
  | 'not-attended'
  | 'not-closed'
  | 'survey'
  | 'no-template'
  | 'nobody'
  | `letters:${string}`

export interface Issued {
  /** ids of the certificates */
  issued: string[]
  skipped: Map<string, Skip>
}

interface Wanted {
  programme: string
  /** null: for all that they completed in the programme */
  session: string | null
  attendees: readonly string[]
  by: string
  /** whoever gets one is sent a mail */
  mail: boolean
}

export type IssueContext = Pick<
  Context,
  'database' | 'clock' | 'newId' | 'random' | 'config' | 'localHttps'
>

/**
 * Issues a certificate to each who completed and has none, in the caller's transaction, which holds the
 * programme's records (lockRecords): number, first version, history and mail come with it or not at all.
 */
export async function issueTo(tx: Tx, ctx: IssueContext, wanted: Wanted): Promise<Issued> {
  const { programme, session, attendees } = wanted
  const done: Issued = { issued: [], skipped: new Map() }
  const about = session ?? ''
  const standing = await standingOf(tx, programme, attendees)
  const have = new Set(standing.filter((one) => one.about === about).map((one) => one.attendee))
  const world = await loadWorld(tx, programme)
  const type = createTypesetter(new PDFDocument({ autoFirstPage: false }))
  const year = new Date(ctx.clock()).getUTCFullYear()
  let n = await nextNumber(tx, programme, year)
  for (const attendee of attendees) {
    const made = have.has(attendee)
      ? ('has-one' as const)
      : await prepare(tx, world, { ...wanted, attendee }, type)
    if (typeof made === 'string') done.skipped.set(attendee, made)
    else done.issued.push(await store(tx, ctx, { ...wanted, attendee }, { ...made, year, n: n++ }))
  }
  if (done.issued.length > 0) await note(tx, ctx, wanted, done)
  return done
}

type One = Omit<Wanted, 'attendees'> & { attendee: string }
type Prepared = Exclude<Awaited<ReturnType<typeof prepare>>, Skip>

async function prepare(
  tx: Tx,
  world: CertificateWorld,
  { session, attendee }: One,
  type: Parameters<typeof missingLetters>[0],
) {
  const person = await findPerson(tx, attendee)
  if (!person || person.name === '') return 'nobody' satisfies Skip
  if (session !== null && !mayIssue(world, session)) return 'not-closed' satisfies Skip
  if (session !== null && (await surveyGate(tx, session, attendee)) === 'waiting') {
    return 'survey' satisfies Skip
  }
  const template = templateFor(world, session)
  if (!template) return 'no-template' satisfies Skip
  const about = { session, attendee, language: person.language }
  const gathered = await gather(tx, world, about, template.content)
  if (!gathered) return 'not-attended' satisfies Skip
  const lacking = missingLetters(type, person.name, gathered.content)
  if (lacking.length > 0) return `letters:${lacking.join(', ')}` as const
  return { ...gathered, participant: person.name }
}

async function store(
  tx: Tx,
  ctx: IssueContext,
  { programme, session, attendee, by, mail }: One,
  { content, madeFrom, participant, year, n }: Prepared & { year: number; n: number },
): Promise<string> {
  const id = ctx.newId()
  const at = ctx.clock()
  const code = verificationCode(ctx.random(codeBytes))
  await addCertificate(
    tx,
    {
      ...{ id, programme, session, about: session ?? '', attendee, year, n, code },
      ...{
        state: 'valid',
        version: 1,
        kept: 0,
        now: null,
        mailed: 0,
        issued_at: at,
        changed_at: at,
      },
    },
    {
      ...{ certificate: id, version: 1, participant, issued_at: at, by },
      content: canonical(content),
      made_from: JSON.stringify(madeFrom),
    },
  )
  if (mail) await mailCertificate(tx, ctx, { id, programme, attendee, year, n, code }, 1, content)
  return id
}

async function note(
  tx: Tx,
  ctx: IssueContext,
  { programme, session, attendees, by }: Wanted,
  { issued, skipped }: Issued,
): Promise<void> {
  const subject = session === null ? `programme:${programme}` : `session:${session}`
  const detail = { certificates: issued }
  const act = { at: ctx.clock(), by, act: 'certificates-issue', subject, detail }
  const whom = attendees.filter((id) => !skipped.has(id)).map((id) => `attendee:${id}`)
  await audit(tx, ctx.database.dialect, act, whom)
}
