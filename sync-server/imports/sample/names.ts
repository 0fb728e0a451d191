/** Invented people by the language that they speak: each given name goes with each family name. */
interface Names {
  language: string
  given: string
  family: string
  /** how the two are written: given first unless it says otherwise */
  order?: 'family-first' | 'family-first-together'
}

const groups: Names[] = [
  { language: 'en', given: 'Harriet Dexter Imogen Rufus', family: 'Thistlewood Pemberwick' },
  { language: 'sv', given: 'Åsa Örjan Göran Märta', family: 'Björkväg Sjöblad' },
  { language: 'cs', given: 'Jiří Luboš Řehoř Zdeněk', family: 'Dvořáček Šťastný' },
  { language: 'pl', given: 'Łucja Grażyna Bożena Świętosława', family: 'Wiśniewicz Źródło' },
  { language: 'tr', given: 'Çağla Işıl Gökçe Ömer', family: 'Yıldızoğlu Şimşekçi' },
  { language: 'vi', given: 'Thảo Đức Hạnh Quỳnh', family: 'Nguyễn Đặng', order: 'family-first' },
  { language: 'es', given: 'Íñigo Begoña Nuño Sofía', family: 'Peñalba Ibáñez-Núñez' },
  { language: 'is', given: 'Þórdís Æsa Guðrún Sædís', family: 'Hákonardóttir Þorgeirsdóttir' },
  { language: 'yo', given: 'Adébáyọ̀ Ọláìtán Fọlákẹ́ Títílayọ̀', family: 'Ògúnlẹ́sì Adéṣọlá' },
  { language: 'ar', given: 'ليلى يوسف سلمى طارق', family: 'البستاني الزهراوي' },
  { language: 'he', given: 'נועם שירה איתן תמר', family: 'אלון-כרמי ברקאי' },
  { language: 'fa', given: 'پرستو کیان ژاله گلناز', family: 'چمن‌زاده پگاهی' },
  {
    language: 'zh',
    given: '雨桐 子轩 若溪 明哲',
    family: '欧阳 林',
    order: 'family-first-together',
  },
  { language: 'ja', given: '陽菜 蓮 さくら ケンタ', family: '桜庭 小鳥遊', order: 'family-first' },
  {
    language: 'ko',
    given: '서연 민준 하은 도윤',
    family: '남궁 한',
    order: 'family-first-together',
  },
  { language: 'ru', given: 'Аркадий Тимофей Елисей Семён', family: 'Ясеневский Щукарёв' },
  { language: 'uk', given: 'Ївга Соломія Ґалина Євдокія', family: 'Щербань Їжакевич' },
  { language: 'el', given: 'Ελπίδα Χρυσούλα Μυρτώ Ανθή', family: 'Θαλασσινού Ψαρρού' },
  { language: 'hi', given: 'अनन्या कृष्णेन्दु विक्रान्त श्रुति', family: 'त्रिवेदी ज्ञानेश्वर' },
  { language: 'ta', given: 'கயல்விழி இளங்கோ தேன்மொழி முகிலன்', family: 'செல்வராசு பூங்குன்றன்' },
  { language: 'th', given: 'กัญญารัตน์ ธีรเดช น้ำฝน ปิ่นทอง', family: 'วงศ์สำราญ ศรีสุข' },
  { language: 'am', given: 'ብርሃኑ ጽጌረዳ ሰላማዊት ዮሐንስ', family: 'ገብረመስቀል ወልደማርያም' },
  { language: 'ka', given: 'ნინო გიორგი თამარი ლევანი', family: 'წყაროსთვალი ჭილაძიშვილი' },
  { language: 'hy', given: 'Անահիտ Վարդան Շուշան Հրաչյա', family: 'Ծաղկունյան Ջրվեժյան' },
]

export interface SamplePerson {
  name: string
  language: string
  organisation: string
  /** the part of the e-mail before the @, where it matters */
  mailbox?: string
}

const organisations = [
  'Halden & Voss',
  'Northlight Audit',
  'University of Marrow Bay',
  'Kettle Street Partners',
  'Institut Quatre-Saisons',
  'Blåklint Revision',
  'Orchard Trust',
  'Sable River County',
  'Lantern Cooperative',
  'Grauwacke Treuhand',
  'Tidewater Health',
  '東雲会計',
  'Copper Kite Ltd',
  'مؤسسة النخيل',
]

/** Those whom lists of names forget: long names, single names, people of the same name. */
const unusual: SamplePerson[] = [
  {
    name: 'Wilhelmina-Konstanze Freifrau zu Lindenau',
    language: 'de',
    organisation: 'Orchard Trust',
  },
  { name: 'Sukarnawati', language: 'id', organisation: 'Lantern Cooperative' },
  { name: 'Ö', language: 'sv', organisation: 'Blåklint Revision' },
  { name: 'Tenzin', language: 'bo', organisation: '' },
  { name: 'Robin Ashgrove', language: 'en', organisation: 'Halden & Voss' },
  { name: 'Robin Ashgrove', language: 'en', organisation: 'Sable River County' },
  { name: 'Minh Anh Trần', language: 'vi', organisation: 'Northlight Audit', mailbox: 'minh' },
  { name: 'Minh Anh Trần', language: 'vi', organisation: 'Northlight Audit', mailbox: 'tran' },
]

function written(given: string, family: string, order: Names['order']): string {
  if (order === 'family-first') return `${family} ${given}`
  if (order === 'family-first-together') return `${family}${given}`
  return `${given} ${family}`
}

/** The sample's 200 attendees, scripts mixed as in a real hall. */
export function samplePeople(): SamplePerson[] {
  const lists = groups.map(({ language, given, family, order }) =>
    family
      .split(' ')
      .flatMap((last) =>
        given.split(' ').map((first) => ({ language, name: written(first, last, order) })),
      ),
  )
  const mixed = Array.from({ length: 8 }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat()
  const named = mixed.map((one, at) => ({
    ...one,
    organisation: at % 17 === 5 ? '' : (organisations[(at * 5) % organisations.length] ?? ''),
  }))
  return [...unusual, ...named]
}
