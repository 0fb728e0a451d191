/**
 * Gives a file to whoever holds the tablet: by the system's sharing where it can, else as a download.
 * @returns false where the person thought better of it
 */
export async function saveFile(name: string, text: string): Promise<boolean> {
  const file = new File([text], name, { type: 'application/x-ndjson' })
  const asText = new File([text], `${name}.txt`, { type: 'text/plain' })
  if (navigator.canShare?.({ files: [asText] }) && matchMedia('(pointer: coarse)').matches) {
    try {
      await navigator.share({ files: [asText] })
      return true
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return false
      // sharing is not to be had after all: download
    }
  }
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
  return true
}
