import '../../ui/all-icons.ts'
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { loadStaffWords, type StaffWords } from '../../i18n/staff/words.ts'
import type { StaffBundle } from '../app.tsx'
import layout from '../parts/layout.module.css'
import { useView } from '../view.ts'
import { Panel } from './panel.tsx'
import { Pin } from './pin.tsx'
import { Readiness } from './readiness.tsx'
import { StaffContext, type StaffTools } from './tools.ts'

interface Shown {
  scanned: string | null
}

/** The staff's screens over what the kiosk works with. */
export function createStaff(tools: StaffTools): StaffBundle {
  return { Panel: among(tools, Guarded), Readiness: among(tools, Readiness) }
}

/** Gives a screen its tools, and the staff's words in the kiosk's language. */
function among(tools: StaffTools, Screen: ComponentType<Shown>): ComponentType<Shown> {
  return function Among(props: Shown) {
    const { language } = useView()
    const [say, setSay] = useState<StaffWords | null>(null)
    useEffect(() => {
      let isWanted = true
      loadStaffWords(language).then((words) => isWanted && setSay(words), tools.report)
      return () => {
        isWanted = false
      }
    }, [language])
    return (
      say && (
        <StaffContext.Provider value={{ ...tools, say }}>
          <div class={layout.k}>
            <Screen {...props} />
          </div>
        </StaffContext.Provider>
      )
    )
  }
}

/** The panel behind its PIN; where none is set, the part of it that nobody can do harm with. */
function Guarded({ scanned }: Shown) {
  const { known, send } = useView()
  const [isOpen, setOpen] = useState(false)
  const close = () => send({ is: 'close' })
  const { pin } = known.settings
  if (pin && !isOpen) return <Pin pin={pin} onRight={() => setOpen(true)} onCancel={close} />
  return <Panel scanned={scanned} isLocked={!pin} />
}
