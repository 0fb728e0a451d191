import type { Migration } from 'kysely/migration'
import type { DialectName } from '../dialect.ts'
import { first } from './0001-first.ts'
import { truth } from './0002-truth.ts'
import { merges } from './0003-merges.ts'
import { severalProcesses } from './0004-several-processes.ts'
import { uncomputed } from './0005-uncomputed.ts'
import { personalDataApart } from './0006-personal-data-apart.ts'
import { staffPin } from './0007-staff-pin.ts'
import { onlineReports } from './0008-online-reports.ts'
import { programmeDates } from './0010-programme-dates.ts'
import { importsKept } from './0012-imports-kept.ts'
import { people } from './0014-people.ts'
import { whoSentMessages } from './0016-who-sent-messages.ts'
import { peopleAndTokens } from './0018-people-and-tokens.ts'
import { completions } from './0020-completions.ts'
import { pathways } from './0021-pathways.ts'
import { mails } from './0022-mails.ts'
import { waitingPlaces } from './0024-waiting-places.ts'
import { certificates } from './0026-certificates.ts'
import { history } from './0028-history.ts'
import { presenters } from './0029-presenters.ts'
import { phones } from './0030-phones.ts'
import { recordRequests } from './0031-record-requests.ts'
import { lostAgain } from './0032-lost-again.ts'
import { surveys } from './0034-surveys.ts'

/** All migrations by number. One that has been released never changes; a new one only adds. */
export function migrations(dialect: DialectName): Record<string, Migration> {
  return {
    '0001-first': { up: first(dialect) },
    '0002-truth': { up: truth(dialect) },
    '0003-merges': { up: merges(dialect) },
    '0004-several-processes': { up: severalProcesses },
    '0005-uncomputed': { up: uncomputed },
    '0006-personal-data-apart': { up: personalDataApart },
    '0007-staff-pin': { up: staffPin },
    '0008-online-reports': { up: onlineReports(dialect) },
    '0010-programme-dates': { up: programmeDates },
    '0012-imports-kept': { up: importsKept(dialect) },
    '0014-people': { up: people(dialect) },
    '0016-who-sent-messages': { up: whoSentMessages },
    '0018-people-and-tokens': { up: peopleAndTokens },
    '0020-completions': { up: completions(dialect) },
    '0021-pathways': { up: pathways },
    '0022-mails': { up: mails(dialect) },
    '0024-waiting-places': { up: waitingPlaces },
    '0026-certificates': { up: certificates(dialect) },
    '0028-history': { up: history(dialect) },
    '0029-presenters': { up: presenters },
    '0030-phones': { up: phones(dialect) },
    '0032-lost-again': { up: lostAgain },
    '0034-surveys': { up: surveys(dialect) },
    '0031-record-requests': { up: recordRequests },
  }
}
