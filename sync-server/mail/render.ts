import type { MailLanguage } from '../../src/domain/mail-templates.ts'
import { type Piece, paragraphsOf, piecesOf } from '../../src/domain/mail-words.ts'

export interface Rendered {
  subject: string
  text: string
  html: string
}

interface Words {
  subject: string
  body: string
}

const direction = (language: MailLanguage) => (language === 'ar' ? 'rtl' : 'ltr')

/**
 * A mail out of words and what their variables stand for. A paragraph that names a variable with nothing
 * to say is left out. No value can add a header, markup or a variable: they go in as text, once.
 */
export function renderMail(
  { subject, body }: Words,
  values: Readonly<Record<string, string | null>>,
  language: MailLanguage,
): Rendered {
  const says = (text: string) =>
    piecesOf(text).every((one) => one.kind === 'words' || Boolean(values[one.name]))
  const paragraphs = paragraphsOf(body).filter(says).map(piecesOf)
  const value = (name: string) => values[name] ?? ''
  return {
    subject: oneLine(piecesOf(subject).map(plain(value)).join('')),
    text: `${paragraphs.map((pieces) => pieces.map(plain(value)).join('')).join('\n\n')}\n`,
    html: page(paragraphs, value, language),
  }
}

/** Control characters, which would end a header, become blanks. */
export function oneLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim()
}

type ValueOf = (name: string) => string

const plain =
  (value: ValueOf) =>
  (piece: Piece): string => {
    if (piece.kind === 'words') return piece.words
    return piece.kind === 'variable' ? value(piece.name) : `${piece.words}:\n${value(piece.name)}`
  }

const marks: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (mark) => marks[mark] ?? mark)
const lines = (text: string) => escaped(text).replaceAll('\n', '<br>\n')

const look = {
  body: 'margin:0;padding:24px 12px;background:#f3f5f7;color:#16202b;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic",sans-serif',
  card: 'max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border:1px solid #dde3e9;border-radius:10px',
  paragraph: 'margin:0 0 16px',
  button:
    'display:inline-block;padding:10px 18px;background:#0b57d0;color:#ffffff;text-decoration:none;border-radius:8px',
  link: 'color:#0b57d0;word-break:break-all',
}

function page(paragraphs: Piece[][], value: ValueOf, language: MailLanguage): string {
  const shown = paragraphs
    .map((pieces) => `<p style="${look.paragraph}">${pieces.map(marked(value)).join('')}</p>`)
    .join('\n')
  return `<!doctype html>
<html lang="${language}" dir="${direction(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
<body style="${escaped(look.body)}">
<div style="${look.card}">
${shown}
</div>
</body>
</html>
`
}

const isAddress = (text: string) => /^https?:\/\/[^\s"'<>]+$/.test(text)

const marked =
  (value: ValueOf) =>
  (piece: Piece): string => {
    if (piece.kind === 'words') return lines(piece.words)
    const text = value(piece.name)
    const anchor = (style: string, words: string) =>
      `<a href="${escaped(text)}" style="${style}">${lines(words)}</a>`
    if (piece.kind === 'button') {
      return isAddress(text) ? anchor(look.button, piece.words) : lines(`${piece.words}: ${text}`)
    }
    // a name stands as it is written, whatever the direction of the words around it
    return isAddress(text) ? anchor(look.link, text) : `<bdi>${lines(text)}</bdi>`
  }
