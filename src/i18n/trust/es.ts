import type { TrustWords } from './words.ts'

/** Spanish. */
export const es: TrustWords = {
  title: 'Confiar en este servidor, una vez',
  why: 'Los navegadores solo dejan que una página trabaje sin red por HTTPS. Este servidor tiene su propio certificado; la tableta debe confiar en él una sola vez.',
  get: 'Descargar el certificado',
  how: 'Indicar a la tableta que confíe en él',
  compare: 'Huella del certificado. Es la misma que en la página «Kiosks» de la administración:',
  open: 'Abrir el quiosco',
  again: 'Si el navegador dice que la página no es privada, falta algo del paso 2.',
  elsewhereTitle: 'Abrir el quiosco por HTTPS',
  elsewhereWhy:
    'Los navegadores solo dejan que una página trabaje sin red por HTTPS. Este servidor está en:',
  android: 'Android',
  ipad: 'iPad',
  chromeos: 'ChromeOS',
  steps: {
    android: [
      'Abra Ajustes → Seguridad → Más ajustes de seguridad → Cifrado y credenciales.',
      'Instalar un certificado → Certificado de CA → Instalar de todos modos.',
      'Elija roomtap.crt entre las descargas.',
    ],
    ipad: [
      'Permita la descarga del perfil.',
      'Abra Ajustes → General → VPN y gestión de dispositivos → Roomtap → Instalar.',
      'Abra Ajustes → General → Información → Ajustes de confianza de certificados, y active Roomtap.',
    ],
    chromeos: [
      'Abra chrome://settings/certificates en el navegador.',
      'Autoridades → Importar → roomtap.crt.',
      'Marque «Confiar en este certificado para identificar sitios web».',
    ],
  },
}
