import type { PhoneWords } from './words.ts'

/** Spanish. */
export const es: PhoneWords = {
  language: 'Idioma',
  tryAgain: 'Intentar de nuevo',
  loading: 'Cargando',
  notFoundTitle: 'Aquí no hay nada',
  notFound: 'El enlace puede estar incompleto, retirado o caducado. Pida uno nuevo.',
  offlineTitle: 'Sin red en este momento',
  offline: 'Esta página necesita la red. No se pierde nada; sigue en cuanto vuelva la red.',
  slowTitle: 'Demasiados intentos',
  slow: 'Espere un minuto e inténtelo de nuevo. No se pierde nada.',
  troubleTitle: 'El servidor no respondió como debía',
  trouble: 'No se pierde nada. Inténtelo de nuevo en un minuto.',
  homeTitle: 'En su propio teléfono',
  home: 'Abra una sesión con el enlace recibido o con el código de la puerta de su sala.',
}
