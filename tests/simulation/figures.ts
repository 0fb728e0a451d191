import { networkFaults } from './network.ts'
import { diskFaults, spoils } from './plan.ts'
import type { Run } from './run.ts'

export type Figures = Map<string, number>

export function addFigures(all: Figures, { figures }: Run): void {
  for (const [name, n] of figures) all.set(name, (all.get(name) ?? 0) + n)
}

const expected = [
  ...networkFaults.map((fault) => `fault ${fault}`),
  ...diskFaults.map((fault) => `fault disk-${fault}`),
  ...spoils.map((how) => `fault spoil-${how}`),
  ...['crash', 'sleep', 'clock', 'roll-back', 'clone', 'server-crash', 'restore', 'revoke'].map(
    (fault) => `fault ${fault}`,
  ),
  ...['applied', 'duplicate', 'parked', 'rejected', 'conflict', 'quarantined'].map(
    (verdict) => `verdict ${verdict}`,
  ),
  ...['opens', 'closes', 'absorbed', 'repeats', 'unmatched', 'voided', 'voids', 'refused'].map(
    (fate) => `fate ${fate}`,
  ),
  ...['parked', 'rejected', 'quarantined'].map((fate) => `fate ${fate}`),
  'died while answering',
  'gaps reported',
  'forks flagged',
  'merge 200',
  'paired again',
  'quiet drains',
]

/** I17: over all seeds every fault and every verdict occurred; what did not. */
export const neverSeen = (all: Figures): string[] => expected.filter((name) => !all.get(name))

/** Every figure, one a line. */
export const tellFigures = (all: Figures): string =>
  [...all]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, n]) => `  ${name}: ${n}`)
    .join('\n')
