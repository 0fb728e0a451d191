import { HttpProblem } from './problem.ts'
import type { Sender } from './sender.ts'

const policy = [
  "default-src 'none'",
  // the camera's barcode reader is WebAssembly
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const always: Record<string, string> = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
}

/** Sets what every answer bears; HSTS where nothing else than TLS is served, nothing kept of the API. */
export function secureHeaders(headers: Headers, path: string, sender: Sender): void {
  for (const [name, value] of Object.entries(always)) headers.set(name, value)
  if (sender.onlySecure) headers.set('strict-transport-security', 'max-age=31536000')
  if (path.startsWith('/api/') && !headers.has('cache-control')) {
    headers.set('cache-control', 'no-store')
  }
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses what another site makes a signed-in browser send. Only calls with a cookie can be forged;
 * browsers name the sending page in Sec-Fetch-Site, older ones in Origin.
 * @throws HttpProblem `forbidden`
 */
export function refuseForgery(request: Request, sender: Sender): void {
  if (safe.has(request.method)) return
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) {
    if (site === 'same-origin' || site === 'none') return
  } else {
    const origin = request.headers.get('origin')
    // neither header: not a browser's page
    if (origin === null || origin === sender.origin) return
  }
  throw new HttpProblem('forbidden', 'This came from a page of another site and was not done.')
}
