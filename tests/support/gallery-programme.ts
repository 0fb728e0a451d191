import { kioskSettings } from './kiosk-settings.ts'

type Change = Record<string, unknown>

const minute = 60_000
const hour = 60 * minute
/** Tuesday 3 March 2026, midnight in Berlin. */
export const galleryDay = Date.UTC(2026, 2, 2, 23)
/** A moment of that day by the room's clock. */
export const onTheDay = (hours: number, minutes: number, seconds = 0): number =>
  galleryDay + hours * hour + minutes * minute + seconds * 1_000

const session = (id: string, title: string, presenters: string[], from: number, to: number) => ({
  type: 'session',
  id,
  title,
  presenters,
  room: 'room',
  start: from,
  end: to,
  opensAt: from - 20 * minute,
  closesAt: to + 20 * minute,
  breaks: [],
  cancelled: false,
})

const people: [name: string, organisation: string | null, hint?: string][] = [
  ['Amara Okonkwo', 'Lagos Business School'],
  ['Marek Dvořák', 'Univerzita Karlova, Fakulta sociálních věd'],
  ['Marie-Antoinette Lefèvre', 'Hôpital Saint-Louis'],
  ['Maria-Magdalena Konstantinopoulou-Hatzigeorgiou', 'Aristotle University of Thessaloniki'],
  ['Mariana Souza', null, 's'],
  ['Mariana Souza', null, 'm'],
  ['Marlene Kühn', 'Bundesanstalt für Arbeitsschutz und Arbeitsmedizin'],
  ['Mark O’Brien', 'Trinity College Dublin'],
  ['王小明', '清华大学'],
  ['김민지', '서울대학교'],
  ['محمد عبد الرحمن الهاشمي', 'جامعة القاهرة'],
  ['محمد علي', 'Cairo University'],
]

/** A day in a room, its people of many scripts: what a kiosk's pictures are taken with. */
export function galleryChanges(languages: readonly string[]): Change[] {
  const at = onTheDay
  return [
    session('s1', 'Designing for trust', ['Dr. Helene Brandt'], at(10, 0), at(11, 30)),
    session(
      's2',
      'What forty years of safety engineering can teach the people who build everyday software',
      ['Prof. Ngozi Adeyemi-Fitzgerald', 'João Pedro Albuquerque'],
      at(11, 40),
      at(12, 40),
    ),
    session('s3', 'الأمان في البرمجيات اليومية', ['د. ليلى حداد'], at(14, 0), at(15, 30)),
    session('s4', 'Open questions', [], at(16, 0), at(17, 0)),
    session('s5', 'Workshop: reading an incident report', [], at(33, 0), at(35, 0)),
    { type: 'room', id: 'room', name: 'Aspen' },
    ...people.map(([name, organisation, hint], n) => ({
      type: 'attendee',
      id: `a${n}`,
      name,
      organisation,
      ...(hint ? { hint } : {}),
      badges: n === 0 ? ['AAAAAAAAAAAAAAAAAAAAAA'] : [],
      language: null,
    })),
    {
      type: 'settings',
      id: 'settings',
      ...kioskSettings,
      walkInFields: [{ name: 'name', required: true }],
      languages,
    },
  ]
}
