import { encode } from 'uqr'

/** A QR code of `side` points, in the fill colour that is set, without a border of its own. */
export function drawQr(
  doc: PDFKit.PDFDocument,
  text: string,
  { x, y, side }: { x: number; y: number; side: number },
): void {
  const { data } = encode(text, { ecc: 'M', border: 0 })
  const cell = side / data.length
  for (const [row, cells] of data.entries()) {
    for (let from = 0; from < cells.length; from++) {
      if (!cells[from]) continue
      let to = from
      while (cells[to + 1]) to++
      doc.rect(x + from * cell, y + row * cell, (to - from + 1) * cell, cell)
      from = to
    }
  }
  doc.fill()
}
