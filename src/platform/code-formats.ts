/** Codes that a badge may bear. */
export const codeFormats = [
  'qr',
  'data-matrix',
  'aztec',
  'pdf417',
  'code-128',
  'code-39',
  'ean-13',
] as const
export type CodeFormat = (typeof codeFormats)[number]

/** Bars have little or nothing to tell a misreading by: they count when read twice. */
export const isLinear = (format: CodeFormat): boolean =>
  format === 'code-128' || format === 'code-39' || format === 'ean-13'

/** A picture to be looked at, its pixels as RGBA. */
export interface Frame {
  width: number
  height: number
  pixels: Uint8ClampedArray<ArrayBuffer>
}

/** What the page sends to the worker that reads codes, and what comes back for each. */
export interface ReadRequest {
  frame: Frame
  formats: readonly CodeFormat[]
}
export interface ReadCode {
  text: string
  isLinear: boolean
}
export type ReadAnswer = { codes: ReadCode[] } | { error: string }
