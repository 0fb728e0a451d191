/** Text as gzip; undefined where the browser can't. */
export const gzip: ((text: string) => Promise<Uint8Array<ArrayBuffer>>) | undefined =
  'CompressionStream' in globalThis
    ? async (text) => {
        const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
        return new Uint8Array(await new Response(packed).arrayBuffer())
      }
    : undefined
