import type { Migration } from 'kysely/migration'
import type { DialectName } from '../dialect.ts'
import { first } from './0001-first.ts'
import { truth } from './0002-truth.ts'
import { staffPin } from './0003-staff-pin.ts'

/** All migrations by number. One that has been released never changes; a new one only adds. */
export function migrations(dialect: DialectName): Record<string, Migration> {
  return {
    '0001-first': { up: first(dialect) },
    '0002-truth': { up: truth(dialect) },
    '0003-staff-pin': { up: staffPin },
  }
}
