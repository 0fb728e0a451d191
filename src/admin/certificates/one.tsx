import { Link } from 'wouter-preact'
import type { CertificateDetail } from '../../domain/api-certificates.ts'
import { earnedOf } from '../../domain/certificate-change.ts'
import { shownCode } from '../../domain/verification-code.ts'
import { sayingOf } from '../api/failure.ts'
import { clock, dayMiddle } from '../format.ts'
import { Await } from '../parts/await.tsx'
import { Banner } from '../parts/banner.tsx'
import { Button, DownloadButton } from '../parts/button.tsx'
import { Facts, PageHead } from '../parts/head.tsx'
import { PersonName } from '../parts/person-name.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { Status } from '../parts/status.tsx'
import table from '../parts/table.module.css'
import { Table } from '../parts/table.tsx'
import text from '../parts/text.module.css'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import css from './certificates.module.css'
import { DecideForm } from './decide-form.tsx'
import { useCertificate, useMailCertificate } from './queries.ts'
import { Before } from './review.tsx'
import { earnedWords, stateWords } from './words.ts'

/** One certificate: whether it stands, its versions, and what was decided about it. */
export function CertificatePage({ id }: { id: string }) {
  const query = useCertificate(id)
  return (
    <Await query={query} what="the certificate">
      {(detail) => <Certificate detail={detail} />}
    </Await>
  )
}

const pdf = (id: string, version?: number) =>
  `/api/v1/certificates/${encodeURIComponent(id)}/pdf${version === undefined ? '' : `?version=${version}`}`

function Certificate({ detail }: { detail: CertificateDetail }) {
  const { programme, mayAct } = useHere()
  const { certificate: row, address } = detail
  const { shape, tone, word } = stateWords(row)
  const zone = programme.timeZone
  const canPrint = row.state !== 'revoked' && row.participant !== null
  return (
    <div class={css.detail}>
      <PageHead
        title={`Certificate ${row.number}`}
        acts={
          canPrint && (
            <>
              <DownloadButton href={pdf(row.id)} icon="file">
                Download PDF
              </DownloadButton>
              <DownloadButton href={`/verify/${row.code}/credential`} icon="badge">
                Open Badge
              </DownloadButton>
              {mayAct && row.state === 'valid' && <Mail row={row} />}
            </>
          )
        }
      >
        <Facts
          items={[
            <Status key="state" shape={shape} tone={tone}>
              {word}
            </Status>,
            <Link key="who" href={paths.attendee(programme.id, row.attendee)}>
              <PersonName name={row.participant ?? ''} />
            </Link>,
            row.session === null ? (
              <bdi key="title">{row.title}</bdi>
            ) : (
              <Link key="title" href={paths.session(programme.id, row.session)}>
                <bdi>{row.title}</bdi>
              </Link>
            ),
            row.session !== null && (
              <Link key="record" href={paths.timeline(programme.id, row.session, row.attendee)}>
                The record, with its taps
              </Link>
            ),
            <Link key="all" href={paths.certificates(programme.id)}>
              All certificates
            </Link>,
          ].map((item) => item || null)}
        />
      </PageHead>
      {row.state === 'review' && (
        <>
          <Banner kind="waiting" fact="Less follows by now than this certificate says.">
            Its public page says that it is under review, until you decide.
          </Banner>
          <Before row={row} />
        </>
      )}
      <p>
        Verified at{' '}
        <a href={`/verify/${row.code}`} target="_blank" rel="noreferrer">
          {address.replace(/\/[^/]*$/, '')}
        </a>{' '}
        by the code <b>{shownCode(row.code)}</b>
      </p>
      <Versions detail={detail} canPrint={canPrint} zone={zone} />
      <Acts detail={detail} zone={zone} />
      {mayAct && row.state !== 'revoked' && (
        <section class={text.stack}>
          <h2 class={text.h2}>{row.state === 'review' ? 'Decide' : 'Revoke'}</h2>
          <DecideForm certificate={row} />
        </section>
      )}
    </div>
  )
}

function Mail({ row }: { row: CertificateDetail['certificate'] }) {
  const mail = useMailCertificate(row.id)
  const failure = mail.error && sayingOf(mail.error)
  return (
    <>
      <Button icon="mail" disabled={mail.isPending || row.mailed} onClick={() => mail.mutate()}>
        {row.mailed ? 'Sent by mail' : 'Send by mail'}
      </Button>
      <Refusal fact="Not sent.">{failure ? `${failure.what} ${failure.todo}` : undefined}</Refusal>
    </>
  )
}

interface Props {
  detail: CertificateDetail
  zone: string
}

function Versions({ detail, canPrint, zone }: Props & { canPrint: boolean }) {
  const { certificate, versions } = detail
  return (
    <Table
      caption="Versions"
      columns={[
        { head: 'Version' },
        { head: 'Earned' },
        { head: 'Issued', class: table.nw },
        { head: 'File' },
      ]}
    >
      {versions.map(({ version, content, issuedAt }) => (
        <tr key={version}>
          <td>
            {version}
            {version < certificate.version && <span class={table.sub}>superseded</span>}
          </td>
          <td>{earnedWords(earnedOf(content))}</td>
          <td class={table.nw}>
            {dayMiddle(issuedAt, zone)}, {clock(issuedAt, zone)}
          </td>
          <td>
            {canPrint ? (
              <a href={pdf(certificate.id, version)} download>
                PDF<span class="vh"> of version {version}</span>
              </a>
            ) : (
              '–'
            )}
          </td>
        </tr>
      ))}
    </Table>
  )
}

function Acts({ detail: { acts }, zone }: Props) {
  if (acts.length === 0) return null
  return (
    <section class={text.stack}>
      <h2 class={text.h2}>What was decided</h2>
      {acts.map(({ act, at, version, reason }) => (
        <p key={`${at} ${act}`}>
          <b>{act === 'kept' ? 'Kept as issued' : 'Revoked'}</b> {dayMiddle(at, zone)} at{' '}
          {clock(at, zone)}, version {version}: {reason ?? 'no reason'}
        </p>
      ))}
    </section>
  )
}
