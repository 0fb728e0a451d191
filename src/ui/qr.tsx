import { encode } from 'uqr'

interface Props {
  text: string
  label: string
  /** the class that gives it its size */
  look: string | undefined
  /** how much of it may be hidden: M for paper and screens that people hold, L for the most text */
  ecc?: 'L' | 'M'
}

/** A QR code of `text`: black on white in both themes, with the quiet zone that readers need. */
export function Qr({ text, label, look, ecc = 'M' }: Props) {
  const { data, size } = encode(text, { ecc, border: 4 })
  let path = ''
  data.forEach((row, y) => {
    for (let x = 0; x < size; x++) {
      const from = x
      while (row[x]) x++
      if (x > from) path += `M${from} ${y}h${x - from}v1h-${x - from}z`
    }
  })
  return (
    <svg
      class={look}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      data-text={text}
      shape-rendering="crispEdges"
    >
      <path d={path} fill="#000" />
    </svg>
  )
}
