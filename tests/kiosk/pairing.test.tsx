import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, expect, it, vi } from 'vitest'
import { loadWords } from '../../src/i18n/languages.ts'
import { loadSetupWords } from '../../src/i18n/setup/words.ts'
import { Pairing, type PairingError } from '../../src/kiosk/setup/pairing.tsx'
import { asCode } from '../../src/kiosk/setup/pairing-code.ts'

afterEach(cleanup)

async function pairing(code: string, answer: PairingError | null = null) {
  const pair = vi.fn(async (_code: string) => answer)
  const words = await loadSetupWords('en', await loadWords('en'))
  render(<Pairing words={words} code={code} room={null} pair={pair} onCancel={() => {}} />)
  return { pair, button: () => screen.getByRole<HTMLButtonElement>('button', { name: /pair/i }) }
}

it('[row K9] the link’s code stands there, and one press pairs', async () => {
  const { pair, button } = await pairing('k7qm-4txa')
  fireEvent.click(button())
  expect(pair).toHaveBeenCalledExactlyOnceWith('K7QM-4TXA')
})
it('[row K9] a code is typed on the kiosk’s own keys', async () => {
  const { pair, button } = await pairing('')
  expect(button().disabled).toBe(true)
  for (const key of 'K7QM4TXA') fireEvent.click(screen.getByRole('button', { name: key }))
  fireEvent.click(button())
  expect(pair).toHaveBeenCalledExactlyOnceWith('K7QM-4TXA')
})
it('a code that was used says so, and can be changed', async () => {
  const { button } = await pairing('K7QM-4TXA', 'code-used')
  fireEvent.click(button())
  expect((await screen.findByText(/was used already/)).getAttribute('role')).toBe('alert')
  fireEvent.click(screen.getByRole('button', { name: 'Backspace' }))
  expect(screen.queryByText(/was used already/)).toBeNull()
})
it('a code reads the same however it was typed', () => {
  expect(asCode('k7qm 4txa')).toBe('K7QM-4TXA')
  expect(asCode('k7qm')).toBe('K7QM')
  expect(asCode('k7qm-4txa-more')).toBe('K7QM-4TXA')
})
