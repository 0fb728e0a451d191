import { useState } from 'preact/hooks'
import { useView } from '../view.ts'
import { type KeyUse, layoutOf } from './key-layout.ts'
import { Keyboard } from './keyboard.tsx'

interface Props {
  use: KeyUse
  onType: (text: string) => void
  onBackspace: () => void
  onClear: () => void
  /** calls the tablet's own keyboard */
  onSystem: () => void
}

/** The keys of who stands here: their language's letters, digits and signs, Latin beside Arabic. */
export function Keys({ use, onSystem, ...does }: Props) {
  const { words, language, languages, board } = useView()
  const [hasSigns, setSigns] = useState(false)
  const [other, setOther] = useState<string | null>(null)
  const letters = other ?? (use === 'email' ? latin(language) : language)
  const hasScripts = languages.some((one) => one === 'ar') && (language === 'ar' || other !== null)
  const layout = layoutOf({
    language: letters,
    isBoard: board,
    use,
    signs: hasSigns && use !== 'search',
    hasScripts,
  })
  return (
    <Keyboard
      words={words}
      layout={layout}
      {...does}
      onTurn={(act) => {
        if (act === 'system') onSystem()
        else if (act === 'script') setOther(letters === 'ar' ? latin(language) : 'ar')
        else setSigns(act === 'signs')
      }}
    />
  )
}

const latin = (language: string) => (language === 'ar' ? 'en' : language)
