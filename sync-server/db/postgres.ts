import { type Dialect, PostgresDialect } from 'kysely'
import pg from 'pg'

const int8 = 20

/**
 * A pool on PostgreSQL. Times are bigint there and come back as numbers: ms fit well below 2^53.
 * `onError` hears of connections that broke while idle; the pool replaces them.
 */
export function postgresDialect(url: string, onError: (error: Error) => void): Dialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    types: {
      getTypeParser: (oid, format) => (oid === int8 ? Number : pg.types.getTypeParser(oid, format)),
    },
  })
  pool.on('error', onError)
  return new PostgresDialect({ pool })
}
