import { backupCommand } from './commands/backup.ts'
import { checkCommand } from './commands/check.ts'
import { type Command, UsageError } from './commands/command.ts'
import { rebuildCommand } from './commands/rebuild.ts'
import { restoreCommand } from './commands/restore.ts'
import { restoredCommand } from './commands/restored.ts'
import { tokenCommand } from './commands/token.ts'
import { readConfig } from './config.ts'

const commands: Record<string, Command> = {
  token: tokenCommand,
  backup: backupCommand,
  restore: restoreCommand,
  restored: restoredCommand,
  rebuild: rebuildCommand,
  check: checkCommand,
}

function usage(): string {
  const lines = Object.values(commands).map(({ usage, does }) => `  ${usage}\n      ${does}`)
  return ['Usage: npm run cli -- <command>', ...lines].join('\n')
}

async function main([name = '', ...args]: string[]): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    console.error(usage())
    return 2
  }
  try {
    await command.run(args, {
      config: readConfig(process.env),
      print: (line) => console.log(line),
      clock: () => Date.now(),
    })
    return 0
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    if (!(error instanceof UsageError)) return 1
    console.error(`Usage: npm run cli -- ${command.usage}`)
    return 2
  }
}

process.exitCode = await main(process.argv.slice(2))
