import { html } from 'hono/html'
import type { CertificateContent, CertificateLanguage } from '../../src/domain/certificate.ts'
import { certificateLanguages } from '../../src/domain/certificate.ts'
import { certificateNumber, shownCode } from '../../src/domain/verification-code.ts'
import type { CertificateRow, CertificateVersion } from '../db/certificates.ts'
import { amount, dayOf, formatOf, hoursOf, placeOf } from './format.ts'
import { type CertificateWords, certificateWords } from './words/words.ts'

type Html = ReturnType<typeof html>

/** The first of the languages that a browser asks for that the page speaks. */
export function pageLanguage(accepted: string | null): CertificateLanguage {
  const wanted = (accepted ?? '').split(',').map((one) => one.trim().slice(0, 2).toLowerCase())
  const found = wanted.flatMap((one) => certificateLanguages.find((known) => known === one) ?? [])
  return found[0] ?? 'en'
}

/** Where somebody types a code, with what was wrong with the last one. */
export function formPage(
  language: CertificateLanguage,
  { problem, typed = '' }: { problem?: 'unknown' | 'isNumber' | 'slow'; typed?: string } = {},
): Html {
  const words = certificateWords(language)
  const { public: said } = words
  const about = problem && said[problem]
  return whole(
    language,
    said.title,
    html`<h1>${said.title}</h1>
${about ? html`<div class="state other" role="alert"><b>${about.fact}</b><p>${about.told}</p></div>` : html`<p>${said.lead}</p>`}
<form action="/verify" method="get">
<label for="code">${said.field}</label>
<input id="code" name="code" value="${typed}" required maxlength="80" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="hint">
<small id="hint">${said.hint}</small>
<button type="submit">${said.look}</button>
</form>`,
  )
}

/** What a certificate says and whether it stands; of a revoked one only what it was about. */
export function certificatePage(
  language: CertificateLanguage,
  row: CertificateRow,
  versions: readonly CertificateVersion[],
): Html {
  const words = certificateWords(language)
  const { public: said } = words
  const [newest, ...older] = versions
  if (!newest) return formPage(language, { problem: 'unknown' })
  const number = certificateNumber(row.year, row.n)
  const state = said.states[row.state]
  const day = (at: number) => dayOf(formatOf({ language, timeZone: newest.content.timeZone }), at)
  return whole(
    language,
    `${words.heading} ${number}`,
    html`<h1>${words.heading} <bdi>${number}</bdi></h1>
<div class="state ${row.state}"><b>${state.fact}</b><p>${state.told}</p></div>
${older.length > 0 && row.state !== 'revoked' ? html`<h2>${said.newest}</h2>` : ''}
${facts(words, language, newest, row.state === 'revoked')}
${
  row.state === 'revoked'
    ? ''
    : older.map(
        (one, n) => html`<section>
${n === 0 ? html`<h2>${said.before}</h2>` : ''}
<p class="over">${said.supersededBy(one.version + 1, day(versions[n]?.issuedAt ?? one.issuedAt))}</p>
${facts(words, language, one, false)}</section>`,
      )
}
<p class="quiet">${words.code}: <bdi>${shownCode(row.code)}</bdi></p>
${
  row.state === 'revoked' || newest.participant === null
    ? ''
    : html`<p><a href="/verify/${row.code}/credential">${said.credential}</a></p>`
}
<p><a href="/verify">${said.other}</a></p>`,
  )
}

function facts(
  words: CertificateWords,
  language: CertificateLanguage,
  { content, participant, issuedAt, version }: CertificateVersion,
  isRevoked: boolean,
): Html {
  const format = formatOf({ language, timeZone: content.timeZone })
  const rows: (readonly [string, Html | string])[] = [
    [words.public.participant, participant ?? words.public.erased],
    [content.scope === 'session' ? words.session : words.programme, content.title],
    ...(isRevoked ? [] : earned(words, language, content)),
    [words.public.by, content.template.sponsor],
    ...(content.template.registry === '' || isRevoked
      ? []
      : [[words.registry, content.template.registry] as const]),
    [
      words.issued,
      `${dayOf(format, issuedAt)}${version > 1 ? ` (${words.version(version)})` : ''}`,
    ],
  ]
  return html`<dl>${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd><bdi>${value}</bdi></dd></div>`)}</dl>`
}

function earned(
  words: CertificateWords,
  language: CertificateLanguage,
  { sessions, credits, minutes, template, timeZone, scope }: CertificateContent,
): (readonly [string, Html | string])[] {
  const format = formatOf({ language, timeZone })
  const unique = (all: string[]) => [...new Set(all)].join(', ')
  const [first] = sessions
  const days = sessions.map(({ start }) => start)
  const when =
    scope === 'session' && first
      ? `${dayOf(format, first.start)}, ${hoursOf(format, first)}`
      : unique([Math.min(...days), Math.max(...days)].map((at) => dayOf(format, at))).replace(
          ', ',
          ' – ',
        )
  const given = credits.filter(({ hundredths }) => hundredths > 0)
  return [
    [words.date, when],
    [words.location, unique(sessions.map((one) => placeOf(one, words.online)))],
    [words.delivery, unique(sessions.map(({ delivery }) => words.deliveries[delivery]))],
    ...(template.minutes && minutes !== null
      ? [[words.time, words.minutes(minutes)] as const]
      : []),
    ...given.map((one) => [words.credits, creditsOf(one)] as const),
    ...(scope === 'programme'
      ? [
          [
            words.session,
            html`<ul>${sessions.map(({ title }) => html`<li><bdi>${title}</bdi></li>`)}</ul>`,
          ] as const,
        ]
      : []),
  ]
}

function creditsOf({ name, hundredths, fields }: CertificateContent['credits'][number]): string {
  const split = fields
    .filter((field) => field.hundredths > 0)
    .map((field) => `${field.name} ${amount(field.hundredths)}`)
  return `${amount(hundredths)} ${name}${split.length > 0 ? ` (${split.join(', ')})` : ''}`
}

function whole(language: CertificateLanguage, title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="/verify/page.css">
</head>
<body><main>${body}</main></body>
</html>`
}
