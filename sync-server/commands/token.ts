import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { drawSecret, secretHash } from '../accounts/secrets.ts'
import { audit } from '../db/audit.ts'
import { addToken } from '../db/tokens.ts'
import { roles } from '../http/rights.ts'
import { openDatabase, realSources } from '../open-database.ts'
import { type Command, UsageError } from './command.ts'

export const tokenCommand: Command = {
  usage: 'token create --role admin|staff|auditor [--name "what it is for"]',
  does: 'makes an API token and prints it, alone on the last line; it is not kept and never shown again',
  async run(args, { config, print, clock }) {
    const { role, name } = readArgs(args)
    const { random } = realSources(clock)
    const { db, dialect, close } = await openDatabase(config, pino({ level: 'silent' }))
    try {
      const secret = drawSecret(random)
      const hash = secretHash(secret)
      const now = clock()
      await db.transaction().execute(async (tx) => {
        await addToken(tx, { hash, name, role, created_at: now, last_used: null })
        const subject = `token:${hash.slice(0, 12)}`
        await audit(tx, dialect, {
          at: now,
          by: 'system',
          act: 'token-add',
          subject,
          detail: { role },
        })
      })
      print(`API token "${name}", role ${role}. It is shown this once:`)
      print(secret)
    } finally {
      await close()
    }
  },
}

function readArgs(args: string[]) {
  const { values, positionals } = parse(args)
  if (positionals.join(' ') !== 'create') throw new UsageError('token: only "create" is known')
  const role = roles.find((known) => known === values.role)
  if (!role) throw new UsageError(`--role must be one of ${roles.join(', ')}`)
  return { role, name: values.name?.trim() || 'made on the command line' }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: { role: { type: 'string' }, name: { type: 'string' } },
      allowPositionals: true,
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
