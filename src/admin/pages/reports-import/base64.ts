const atOnce = 0x8000

/** The bytes of a file in base64; null: it could not be read. */
export async function base64Of(file: File): Promise<string | null> {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    let text = ''
    for (let from = 0; from < bytes.length; from += atOnce) {
      text += String.fromCharCode(...bytes.subarray(from, from + atOnce))
    }
    return btoa(text)
  } catch {
    return null
  }
}
