import { sayingOf } from '../api/failure.ts'
import { dayMiddle, plural } from '../format.ts'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Refusal } from '../parts/refusal.tsx'
import text from '../parts/text.module.css'
import { useHere } from '../programme.ts'
import { useIssuerKeys, useRotateKey } from './queries.ts'

/** The key that signs Open Badges, of the whole installation. */
export function IssuerKeys() {
  const { programme } = useHere()
  const keys = useIssuerKeys()
  const rotate = useRotateKey()
  const failure = rotate.error && sayingOf(rotate.error)
  const items = keys.data?.items ?? []
  const signs = items.find(({ retiredAt }) => retiredAt === null)
  const others = items.length - (signs ? 1 : 0)
  return (
    <section class={text.stack}>
      <h2 class={text.h2}>The key that signs Open Badges</h2>
      <p>
        {signs
          ? `Since ${dayMiddle(signs.createdAt, programme.timeZone)}.`
          : 'It is made when the first one is downloaded.'}{' '}
        {others > 0 &&
          `${plural(others, 'key')} before it sign no more; what they signed stays valid.`}{' '}
        The public keys are at{' '}
        <a href="/.well-known/jwks.json" target="_blank" rel="noreferrer">
          /.well-known/jwks.json
        </a>
        . The secret ones are in the database and its backups, nowhere else.
      </p>
      <div class={controls.acts}>
        <Button icon="sync" disabled={rotate.isPending} onClick={() => rotate.mutate()}>
          {rotate.isPending ? 'Making a new key …' : 'Sign with a new key from now on'}
        </Button>
        <output>{rotate.isSuccess && 'The new key signs from now on.'}</output>
      </div>
      <Refusal fact="Nothing was changed.">
        {failure ? `${failure.what} ${failure.todo}` : undefined}
      </Refusal>
    </section>
  )
}
