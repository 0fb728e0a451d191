import '../ui/all-icons.ts'
import { CameraDesk, CameraPicture } from './camera/camera-view.tsx'
import { run } from './effects.ts'
import { names } from './names.ts'
import { announcement } from './parts/announcement.ts'
import { Hits } from './parts/hits.tsx'
import { Matches } from './parts/matches.tsx'
import { Already } from './screens/already.tsx'
import { BadgeUnknown } from './screens/badge-unknown.tsx'
import { Choose } from './screens/choose.tsx'
import { Failed } from './screens/failed.tsx'
import { Outcome } from './screens/outcome.tsx'
import { Quiet } from './screens/quiet.tsx'
import { Undone } from './screens/undone.tsx'
import { isSearched } from './search-names.ts'
import { WalkIn } from './walk-in/walk-in.tsx'
import { keepWorking } from './work.ts'

/** All of a kiosk at work that its first paint can do without: the one door to that bundle. */
export const rest = {
  run,
  keepWorking,
  isSearched,
  searchNames: names.search,
  announcement,
  Hits,
  Matches,
  CameraDesk,
  CameraPicture,
  Quiet,
  Choose,
  Outcome,
  Undone,
  Already,
  Failed,
  BadgeUnknown,
  WalkIn,
}
export type Rest = typeof rest
