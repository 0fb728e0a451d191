// what a spreadsheet takes for a formula, with the full-width forms that it folds to these
const formula = /^'*[=+\-@\t\r＝＋－＠]/u

/** A cell that no spreadsheet runs: a leading apostrophe where it would begin a formula. */
export function formulaSafe(text: string): string {
  return formula.test(text) ? `'${text}` : text
}

/** Takes back what `formulaSafe` added, so that a downloaded file can be uploaded as it is. */
export function withoutApostrophe(text: string): string {
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text
}
