/** English: how a tablet comes to trust the server. */
export const en = {
  title: 'Trust this server, once',
  why: 'Browsers let a page work without a network over HTTPS alone. This server has a certificate of its own; this tablet is told once to trust it.',
  get: 'Download the certificate',
  how: 'Tell this tablet to trust it',
  compare: 'Fingerprint of the certificate. It is the same on the Kiosks page of the admin:',
  open: 'Open the kiosk',
  again: 'If the browser calls that page “not private”, something of step 2 is missing.',
  elsewhereTitle: 'Open the kiosk over HTTPS',
  elsewhereWhy:
    'Browsers let a page work without a network over HTTPS alone. This server is to be had there:',
  android: 'Android',
  ipad: 'iPad',
  chromeos: 'ChromeOS',
  steps: {
    android: [
      'Open Settings → Security → More security settings → Encryption and credentials.',
      'Install a certificate → CA certificate → Install anyway.',
      'Choose roomtap.crt among the downloads.',
    ],
    ipad: [
      'Allow the download of the profile.',
      'Open Settings → General → VPN and Device Management → Roomtap → Install.',
      'Open Settings → General → About → Certificate Trust Settings, and switch Roomtap on.',
    ],
    chromeos: [
      'Open chrome://settings/certificates in the browser.',
      'Authorities → Import → roomtap.crt.',
      'Tick “Trust this certificate for identifying websites”.',
    ],
  },
}
