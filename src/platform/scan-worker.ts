import {
  type CodeFormat,
  codeFormats,
  isLinear,
  type ReadAnswer,
  type ReadCode,
  type ReadRequest,
} from './code-formats.ts'

// Looks for codes in pictures, beside the page: by the browser's own reader where it has one, else by one in
// WebAssembly, which is loaded when it is first needed.

type Read = (image: ImageData, formats: readonly CodeFormat[]) => Promise<ReadCode[]>

/** As BarcodeDetector calls them, and as zxing does. */
const names = {
  qr: ['qr_code', 'QRCode'],
  'data-matrix': ['data_matrix', 'DataMatrix'],
  aztec: ['aztec', 'Aztec'],
  pdf417: ['pdf417', 'PDF417'],
  'code-128': ['code_128', 'Code128'],
  'code-39': ['code_39', 'Code39'],
  'ean-13': ['ean_13', 'EAN13'],
} as const satisfies Record<CodeFormat, readonly [string, string]>

interface Detector {
  detect: (image: ImageData) => Promise<{ rawValue: string; format: string }[]>
}
interface DetectorClass {
  new (options: { formats: string[] }): Detector
  getSupportedFormats: () => Promise<string[]>
}
const isDetector = (value: unknown): value is DetectorClass =>
  typeof value === 'function' && 'getSupportedFormats' in value

const linear = new Set<string>(codeFormats.filter(isLinear).flatMap((format) => names[format]))

/** The browser's own reader; null where it has none, or none for these. */
async function nativeReader(formats: readonly CodeFormat[]): Promise<Read | null> {
  const native: unknown = Reflect.get(globalThis, 'BarcodeDetector')
  if (!isDetector(native)) return null
  const wanted = formats.map((format) => names[format][0])
  const known = await native.getSupportedFormats()
  if (!wanted.every((format) => known.includes(format))) return null
  const detector = new native({ formats: wanted })
  return async (image) =>
    (await detector.detect(image)).map(({ rawValue, format }) => ({
      text: rawValue,
      isLinear: linear.has(format),
    }))
}

async function wasmReader(): Promise<Read> {
  const [{ prepareZXingModule, readBarcodes }, { default: url }] = await Promise.all([
    import('zxing-wasm/reader'),
    import('zxing-wasm/reader/zxing_reader.wasm?url'),
  ])
  prepareZXingModule({ overrides: { locateFile: () => url } })
  return async (image, formats) => {
    const found = await readBarcodes(image, {
      formats: formats.map((format) => names[format][1]),
      maxNumberOfSymbols: 4,
    })
    return found
      .filter(({ isValid }) => isValid)
      .map(({ text, format }) => ({ text, isLinear: linear.has(format) }))
  }
}

const readers = new Map<string, Promise<Read>>()
let wasm: Promise<Read> | null = null
const loadWasm = () => {
  wasm ??= wasmReader()
  return wasm
}

async function read(image: ImageData, formats: readonly CodeFormat[]): Promise<ReadCode[]> {
  const key = formats.join()
  const reader = readers.get(key) ?? nativeReader(formats).then((own) => own ?? loadWasm())
  readers.set(key, reader)
  try {
    return await (await reader)(image, formats)
  } catch (error) {
    if (reader === wasm) throw error
    // a browser may name a reader that its system then doesn't have
    readers.set(key, loadWasm())
    return (await loadWasm())(image, formats)
  }
}

addEventListener('message', ({ data: { frame, formats } }: MessageEvent<ReadRequest>) => {
  const answer = (what: ReadAnswer) => postMessage(what)
  read(new ImageData(frame.pixels, frame.width, frame.height), formats).then(
    (codes) => answer({ codes }),
    (error: unknown) => answer({ error: String(error) }),
  )
})
