import { useState } from 'preact/hooks'
import { Button } from '../../parts/button.tsx'
import controls from '../../parts/controls.module.css'
import { Field } from '../../parts/field.tsx'
import css from './add.module.css'
import type { Offer } from './hits.tsx'

interface Props {
  /** what was looked for: a name or an e-mail address */
  typed: string
  offers: Offer[]
  back: () => void
}

/** Somebody who is not on the roster: comes onto it and into the session in one act. */
export function Newcomer({ typed, offers, back }: Props) {
  const [name, setName] = useState(typed.includes('@') ? '' : typed)
  const [email, setEmail] = useState(typed.includes('@') ? typed : '')
  const [organisation, setOrganisation] = useState('')
  const [asked, setAsked] = useState(false)
  const [first, ...others] = offers
  const add = (offer: Offer | undefined) => {
    setAsked(true)
    if (name.trim() === '') return
    offer?.act({
      name: name.trim(),
      email: email.trim() || null,
      organisation: organisation.trim() || null,
    })
  }
  return (
    <form
      class={controls.form}
      onSubmit={(event) => {
        event.preventDefault()
        add(first)
      }}
    >
      <div class={css.fields}>
        <Field
          label="Name"
          autocomplete="off"
          maxLength={300}
          value={name}
          problem={asked && name.trim() === '' ? 'Type a name.' : undefined}
          onValue={setName}
        />
        <Field
          label="E-mail"
          type="email"
          autocomplete="off"
          maxLength={254}
          value={email}
          onValue={setEmail}
        />
        <Field
          label="Organisation"
          autocomplete="off"
          maxLength={300}
          value={organisation}
          onValue={setOrganisation}
        />
      </div>
      <div class={controls.acts}>
        <Button type="submit" look="go" disabled={first?.busy ?? false}>
          {first?.label}
        </Button>
        {others.map((offer) => (
          <Button key={offer.label} disabled={offer.busy} onClick={() => add(offer)}>
            {offer.label}
          </Button>
        ))}
        <Button look="text" onClick={back}>
          Back to the roster
        </Button>
      </div>
    </form>
  )
}
