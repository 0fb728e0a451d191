import type { ConfirmWords } from './words.ts'

/** Arabic. */
export const ar: ConfirmWords = {
  of: (presenter) => `قائمة ${presenter}`,
  both: (one, other) => `${one}، ${other}`,
  span: (from, to) => `من ${from} إلى ${to}`,
  since: (from) => `منذ ${from}`,
  spent: (minutes, percent) => `${minutes} دقيقة، ${percent}٪`,
  neverIn: 'لم يُسجَّل الدخول',
  status: {
    booked: 'محجوز',
    pending: 'بلا علامة بعد',
    attended: 'حضر',
    'not-attended': 'لم يحضر',
    cancelled: 'ملغى',
  },
  markedBy: { you: 'بعلامة منك', staff: 'بعلامة من الفريق', automatic: 'بحسب الوقت' },
  mark: { attended: 'حضر', 'not-attended': 'لم يحضر' },
  markWhom: {
    attended: (name) => `${name}: حضر`,
    'not-attended': (name) => `${name}: لم يحضر`,
  },
  marked: (name, status) => `${name}: ${status}.`,
  undo: 'تراجع',
  find: 'ابحث عن اسم',
  noneFound: 'لا أحد بهذا الاسم في القائمة.',
  empty: 'لا حجز لهذه الجلسة ولم يدخل أحد.',
  missing: (kiosks) => `لم تصل بعد بعض التسجيلات من: ${kiosks}. وما يصل لاحقًا يُحتسب أيضًا.`,
  confirm: 'تأكيد القائمة',
  confirming: 'جارٍ التأكيد …',
  confirmHint: 'بهذا تُغلق الجلسة: ومن لا علامة له بعد تُحدَّد علامته بحسب وقت حضوره.',
  confirmed: (at) => `أكدتَ هذه القائمة في ${at}. ما زال بإمكانك تصحيح علامة.`,
  closed: 'أُغلقت الجلسة من قبل. وتُحفظ كلمتك إلى جانب ذلك.',
  notBegun: (at) => `تبدأ في ${at}. يمكنك وضع العلامات والتأكيد من ذلك الحين.`,
  notSaved: 'لم يُحفظ. تحقق من الشبكة ثم حاول مرة أخرى.',
}
