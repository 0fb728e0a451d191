import { type KeyEnds, lettersOf, rowOf } from '../parts/key-layout.ts'

const signs: KeyEnds['signs'] = {
  wide: {
    columns: 20,
    keys: [
      ...lettersOf('1234567890'),
      ...lettersOf("@.-_+&'/()"),
      ...lettersOf(',:;#!?'),
      ...rowOf('backspace:8 letters:4 space:11 clear:5'),
    ],
  },
  board: {
    columns: 14,
    keys: [
      ...lettersOf('1234567'),
      ...lettersOf('890@.-_'),
      ...lettersOf("+&'/(),"),
      ...lettersOf(':;#!?'),
      ...rowOf('backspace:4 letters:4 space:6 clear:4'),
    ],
  },
}

/** For a text that may hold digits and signs. */
export const textEnds: KeyEnds = {
  signs,
  wide: rowOf('signs:4 system:3 space:8 clear:5'),
  wideOfTwo: rowOf('signs:3 script:3 system:3 space:6 clear:5'),
  board: rowOf('backspace:4 signs:3 system:3 space:4 clear:4'),
  boardOfTwo: rowOf('backspace:4 signs:2 script:3 system:2 space:4 clear:3'),
  fullBoard: rowOf('signs:2 script:3 system:2 space:3 clear:2 backspace:2'),
}

/** For an e-mail address: no blanks, but what no address is without. */
export const emailEnds: KeyEnds = {
  signs,
  wide: rowOf('signs:4 @:3 .:3 -:3 _:2 clear:5'),
  wideOfTwo: rowOf('signs:3 script:3 @:3 .:2 -:2 _:2 clear:5'),
  board: rowOf('backspace:4 signs:3 @:3 .:2 -:2 clear:4'),
  boardOfTwo: rowOf('backspace:4 signs:2 script:3 @:2 .:2 -:2 clear:3'),
  fullBoard: rowOf('signs:2 script:3 @:2 .:2 clear:2 backspace:3'),
}
