import type { TapRef } from '../../domain/ids.ts'

/** What a person is about to do to a record; each with a reason. */
export type Act =
  | { kind: 'add' }
  | { kind: 'move'; target: TapRef; at: number; what: string }
  | { kind: 'void'; target: TapRef; what: string }
  | { kind: 'mark' }
