const isGzip = ([first, second]: Uint8Array) => first === 0x1f && second === 0x8b

/** What was packed with gzip, unpacked; anything else as it is. Rejects where it was cut off. */
export async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Blob> {
  const blob = new Blob([bytes])
  if (!isGzip(bytes)) return blob
  return new Response(blob.stream().pipeThrough(new DecompressionStream('gzip'))).blob()
}
