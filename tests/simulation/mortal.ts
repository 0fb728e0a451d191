import type { DatabaseConnection, Dialect } from 'kysely'

/** One life of a server's process, and when it ends. */
export interface Life {
  alive: boolean
  /** halves of statements until death */
  left: number
  /** commits until death */
  commits: number
}

export class Died extends Error {}

interface Ends {
  die: () => void
  /** how long a disk takes for a commit that never ends: whoever answers before it is found out */
  hang: () => Promise<void>
}

/** SQLite needs no such locks, and a server is to die at the same place on both databases. */
const ofOneDatabase = 'pg_advisory'

/** Counts down before and after each statement; a dead process runs none. */
export function mortal(dialect: Dialect, life: Life, { die, hang }: Ends): Dialect {
  const step = () => {
    if (life.alive && life.left-- <= 0) die()
    if (!life.alive) throw new Died('the server is gone')
  }
  const watch = (connection: DatabaseConnection) => {
    const run = connection.executeQuery.bind(connection)
    connection.executeQuery = async (query, ...rest) => {
      if (query.sql.includes(ofOneDatabase)) return run(query, ...rest)
      step()
      if (query.sql === 'commit' && life.commits-- <= 0) {
        await hang()
        die()
        step()
      }
      const result = await run<never>(query, ...rest)
      step()
      return result
    }
  }
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => {
      const driver = dialect.createDriver()
      const watched = new WeakSet<DatabaseConnection>()
      const acquire = driver.acquireConnection.bind(driver)
      driver.acquireConnection = async (...options) => {
        const connection = await acquire(...options)
        if (!watched.has(connection)) watch(connection)
        watched.add(connection)
        return connection
      }
      return driver
    },
  }
}
