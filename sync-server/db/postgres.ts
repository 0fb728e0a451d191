import { type Dialect, PostgresDialect } from 'kysely'
import pg from 'pg'

const int8 = 20

/**
 * A pool on PostgreSQL. Times are bigint there and come back as numbers: ms fit well below 2^53.
 * `onError` hears of connections that broke; the pool replaces them.
 */
export function postgresDialect(url: string, onError: (error: Error) => void): Dialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    // a call that can't have a connection by then is answered as one to try again
    connectionTimeoutMillis: 20_000,
    keepAlive: true,
    types: {
      getTypeParser: (oid, format) => (oid === int8 ? Number : pg.types.getTypeParser(oid, format)),
    },
  })
  pool.on('error', onError)
  // one that breaks between two queries of a transaction: without a listener the process would end
  pool.on('connect', (client) => client.on('error', onError))
  return new PostgresDialect({ pool })
}
