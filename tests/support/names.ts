const first = 'Amara Marek Yewande Åsa Wei Inés Sora Tomás Joanna Yusuf'.split(' ')
const last = 'Okonkwo Dvořák Brandström Fernández Nakamura'.split(' ')

/** Fifty people, each found by the full name. */
export const fiftyNames = last.flatMap((family) => first.map((given) => `${given} ${family}`))
