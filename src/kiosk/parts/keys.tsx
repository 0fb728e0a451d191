import { useState } from 'preact/hooks'
import { useView } from '../view.ts'
import { type KeyEnds, layoutOf } from './key-layout.ts'
import { Keyboard } from './keyboard.tsx'

interface Props {
  /** what stands below the letters [what a name that is sought needs] */
  ends?: KeyEnds
  /** Latin letters first, whatever the language */
  isLatin?: boolean
  onType: (text: string) => void
  onBackspace: () => void
  onClear: () => void
  /** calls the tablet's own keyboard */
  onSystem: () => void
}

/** The keys of who stands here: their language's letters, digits and signs, Latin beside Arabic. */
export function Keys({ ends, isLatin = false, onSystem, ...does }: Props) {
  const { words, language, languages, board } = useView()
  const [hasSigns, setSigns] = useState(false)
  const [other, setOther] = useState<string | null>(null)
  const letters = other ?? (isLatin ? latin(language) : language)
  const hasScripts = languages.some((one) => one === 'ar') && (language === 'ar' || other !== null)
  const layout = layoutOf({ language: letters, isBoard: board, hasSigns, hasScripts }, ends)
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
