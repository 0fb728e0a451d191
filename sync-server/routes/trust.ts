import { TrustAnswer } from '../../src/domain/api-trust.ts'
import { HttpProblem } from '../http/problem.ts'
import { route } from '../http/route.ts'
import { ownNames } from '../tls/own-names.ts'

const path = '/api/v1/trust/roomtap.crt'

/** How tablets come to trust this server. Open to anyone: they ask before they trust it. */
export const trustRoutes = [
  route({
    method: 'get',
    path: '/api/v1/trust',
    rights: 'anyone',
    does: 'How a tablet reaches this server over HTTPS',
    answer: TrustAnswer,
    handle: async ({ ctx }): Promise<TrustAnswer> => {
      const { publicUrl, localHttps: asked } = ctx.config
      if (!asked) return { way: 'other', address: publicUrl }
      const { certificate, port, plainPort } = ctx.localHttps ?? {}
      if (!certificate || !port || !plainPort) return { way: 'none' }
      const { addresses } = ownNames()
      const elsewhere = addresses.filter((address) => !/^(127\.|::1$)/.test(address))
      return {
        way: 'local',
        port,
        plainPort,
        fingerprint: certificate.fingerprint,
        path,
        addresses: elsewhere,
      }
    },
  }),
  route({
    method: 'get',
    path,
    rights: 'anyone',
    does: 'The certificate of the installation’s own authority',
    answer: null,
    files: ['application/x-x509-ca-cert'],
    handle: async ({ ctx }) => {
      if (!ctx.localHttps) {
        throw new HttpProblem('not-found', 'This server makes no certificate of its own.')
      }
      // not as an attachment: an iPad then offers to install it as a profile
      return new Response(ctx.localHttps.certificate.authority, {
        headers: { 'content-type': 'application/x-x509-ca-cert' },
      })
    },
  }),
]
