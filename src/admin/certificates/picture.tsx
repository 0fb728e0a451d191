import { sayingOf } from '../api/failure.ts'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { FileButton } from '../parts/file-drop.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { useHere } from '../programme.ts'
import css from './certificates.module.css'
import { picturePath, useUploadPicture } from './queries.ts'

interface Props {
  label: string
  /** of the picture that is chosen; null: none */
  id: string | null
  choose: (id: string | null) => void
}

/** A picture of a template: chosen from a file, shown, taken away. */
export function PictureField({ label, id, choose }: Props) {
  const { programme } = useHere()
  const upload = useUploadPicture()
  const failure = upload.error && sayingOf(upload.error)
  return (
    <div class={controls.field}>
      <span class={controls.label}>{label}</span>
      <div class={css.picture}>
        {id !== null && <img src={picturePath(programme.id, id)} alt={label} />}
        <FileButton
          accept="image/png,image/jpeg"
          label={upload.isPending ? 'Sending …' : `Choose a ${label.toLowerCase()}`}
          choose={(file) => upload.mutate(file, { onSuccess: (stored) => choose(stored.id) })}
        />
        {id !== null && (
          <Button icon="cross" onClick={() => choose(null)}>
            Without a {label.toLowerCase()}
          </Button>
        )}
      </div>
      <small class={controls.hint}>PNG or JPEG, up to 1 MB.</small>
      <Refusal fact="Not taken.">{failure ? `${failure.what} ${failure.todo}` : undefined}</Refusal>
    </div>
  )
}
