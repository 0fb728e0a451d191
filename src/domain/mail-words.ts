import { type MailTemplate, variablesOf } from './mail-templates.ts'

/**
 * A mail's words as an admin writes them: paragraphs with an empty line between, `{{name}}` for a variable,
 * and `[words]({{link}})` for a button that opens the link.
 */
export type Piece =
  | { kind: 'words'; words: string }
  | { kind: 'variable'; name: string }
  | { kind: 'button'; words: string; name: string }

/** What is wrong in words, and where: line and column from 1. */
export interface WordsProblem {
  field: 'subject' | 'body'
  line: number
  column: number
  message: string
}

const opening = /\[([^[\]\n]{1,200})\]\(\{\{ *([\w-]+) *\}\}\)|\{\{ *([\w-]+) *\}\}/g

/** The pieces of one paragraph or of a subject, in order. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const found of text.matchAll(opening)) {
    const [all, words, linked, name] = found
    if (found.index > from) pieces.push({ kind: 'words', words: text.slice(from, found.index) })
    if (words !== undefined && linked !== undefined) {
      pieces.push({ kind: 'button', words, name: linked })
    } else if (name !== undefined) pieces.push({ kind: 'variable', name })
    from = found.index + all.length
  }
  if (from < text.length) pieces.push({ kind: 'words', words: text.slice(from) })
  return pieces
}

/** Paragraphs have an empty line between them. */
export function paragraphsOf(body: string): string[] {
  return body
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
}

/** Everything that keeps these words from being a mail of this template; empty: nothing. */
export function problemsOf(
  template: MailTemplate,
  { subject, body }: { subject: string; body: string },
): WordsProblem[] {
  const at = (field: 'subject' | 'body') => (text: string) => inText(template, field, text)
  const found = [...at('subject')(subject), ...at('body')(body)]
  // a line break would end the header
  if (/[\r\n]/.test(subject)) {
    found.push({ field: 'subject', line: 1, column: 1, message: 'The subject is one line.' })
  }
  if (subject.trim() === '') {
    found.push({ field: 'subject', line: 1, column: 1, message: 'Say what the mail is about.' })
  }
  if (body.trim() === '') {
    found.push({ field: 'body', line: 1, column: 1, message: 'Write something.' })
  }
  return found
}

function inText(template: MailTemplate, field: 'subject' | 'body', text: string): WordsProblem[] {
  const variables = variablesOf(template)
  const known = Object.keys(variables).join(', ')
  const problems: WordsProblem[] = []
  const tell = (index: number, message: string) => {
    const before = text.slice(0, index).split('\n')
    const column = (before.at(-1)?.length ?? 0) + 1
    problems.push({ field, line: before.length, column, message })
  }
  // what the pieces leave over must hold no braces
  let left = ''
  let from = 0
  for (const found of text.matchAll(opening)) {
    const [all, words, linked, name] = found
    const variable = linked ?? name ?? ''
    left += text.slice(from, found.index) + ' '.repeat(all.length)
    from = found.index + all.length
    if (!Object.hasOwn(variables, variable)) {
      tell(found.index, `{{${variable}}} is not known here. Known are ${known}.`)
    } else if (words !== undefined && (field === 'subject' || variables[variable] !== 'link')) {
      tell(found.index, 'Only {{link}}, and only in the text, can be a button.')
    }
  }
  left += text.slice(from)
  for (const found of left.matchAll(/\{\{|\}\}/g)) {
    tell(found.index, `${found[0]} has no counterpart. A variable is written {{name}}.`)
  }
  return problems
}
