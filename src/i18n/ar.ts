import { createNumbers } from './plural.ts'
import type { Words } from './words.ts'

const { number, count } = createNumbers<Intl.LDMLPluralRule>('ar')

/** Modern Standard Arabic; beyond the shortest prompts nouns of action, which name no gender. */
export const ar: Words = {
  // the sign
  onNow: 'الجلسة الآن',
  checkInOpen: 'تسجيل الحضور متاح',
  checkOutOpen: 'تسجيل الانصراف متاح',
  minLeft: (n) =>
    count(n, {
      zero: 'تنتهي الآن',
      one: 'بقيت دقيقة',
      two: 'بقيت دقيقتان',
      few: 'بقيت # دقائق',
      many: 'بقيت # دقيقة',
      other: 'بقيت # دقيقة',
    }),
  startsIn: (n) =>
    count(n, {
      zero: 'الآن',
      one: 'بعد دقيقة',
      two: 'بعد دقيقتين',
      few: 'بعد # دقائق',
      many: 'بعد # دقيقة',
      other: 'بعد # دقيقة',
    }),
  ended: 'انتهت',
  next: 'التالي',

  // ready and search
  askBadge: 'مرّر بطاقتك أو اكتب اسمك',
  askName: 'اكتب اسمك لتسجيل الحضور أو الانصراف',
  twoLetters: 'يكفي حرفان من اسمك.',
  yourName: 'اسمك',
  keyboard: 'لوحة المفاتيح',
  space: 'مسافة',
  clear: 'مسح',
  backspace: 'حذف آخر حرف',
  tapYourName: 'المس اسمك',
  noHitTitle: 'لا أحد هنا بهذا الاسم.',
  noHit: 'يُرجى التحقق من الحروف أو سؤال الطاقم عند الباب.',
  matches: (n) =>
    count(n, {
      zero: 'لا اسم مطابق.',
      one: 'اسم واحد مطابق.',
      two: 'اسمان مطابقان.',
      few: '# أسماء مطابقة.',
      many: '# اسمًا مطابقًا.',
      other: '# اسم مطابق.',
    }),
  manyMatch: (n) =>
    count(n, {
      zero: 'توجد أسماء مطابقة.',
      one: 'أكثر من اسم مطابق.',
      two: 'أكثر من اسمين مطابقين.',
      few: 'أكثر من # أسماء مطابقة.',
      many: 'أكثر من # اسمًا مطابقًا.',
      other: 'أكثر من # اسم مطابق.',
    }),
  typeOn: 'ليس بينها؟ تابع الكتابة.',

  // who, and the step
  isThisYou: 'هل هذا أنت؟',
  leaving: 'هل ستغادر؟',
  checkIn: 'تسجيل الحضور',
  checkOut: 'تسجيل الانصراف',
  notMe: 'لست أنا',
  staying: 'لا، سأبقى',
  inSince: 'حاضر منذ',
  soFar: 'حتى الآن',
  soFarBreak: 'حتى الآن دون الاستراحة',
  min: 'د',
  returning: 'العودة إلى البداية بعد',
  seconds: (n) => `${number(n)} ث`,
  moreTime: 'وقت إضافي',

  // outcomes
  youAreIn: 'سُجّل حضورك',
  youAreOut: 'سُجّل انصرافك',
  tapAgain: 'يُرجى تسجيل الانصراف عند المغادرة.',
  duration: (h, m) => (h > 0 ? `${number(h)} س ${number(m)} د` : `${number(m)} د`),
  inThisSession: 'في هذه الجلسة',
  addedUpLater: 'سيُحسب وقتك في الجلسة لاحقًا.',
  recordedAt: (time) => `سُجّل في ${time}`,
  undo: 'تراجع',
  takenBack: 'تم التراجع',
  notCheckedIn: 'حضورك غير مسجّل.',
  notCheckedOut: 'انصرافك غير مسجّل.',
  inAlready: 'حضورك مسجّل من قبل',
  outAlready: 'انصرافك مسجّل من قبل',
  inAlreadyAt: (time) => `سُجّل الحضور في ${time}، واحتُسب مرة واحدة.`,
  outAlreadyAt: (time) => `سُجّل الانصراف في ${time}، واحتُسب مرة واحدة.`,
  done: 'تم',
  checkOutInstead: 'تسجيل الانصراف بدلًا من ذلك',
  checkInInstead: 'تسجيل الحضور بدلًا من ذلك',
  badgeUnknown: 'لا نعرف هذه البطاقة بعد',
  badgeKeptIn: (time) =>
    `حُفظت البطاقة والوقت ${time} على أنها حضور. يمكن للطاقم ربطها بصاحبها لاحقًا.`,
  badgeKeptOut: (time) =>
    `حُفظت البطاقة والوقت ${time} على أنها انصراف. يمكن للطاقم ربطها بصاحبها لاحقًا.`,
  toBeCounted: 'ليُحتسب الآن:',
  findMyName: 'البحث عن اسمي',

  // not recorded
  notRecorded: 'لم يُسجَّل',
  notTakenBack: 'لم يتم التراجع',
  badge: 'البطاقة',
  why: {
    quota: 'تعذّر على هذا الجهاز الحفظ: ذاكرته ممتلئة.',
    'connection-lost': 'تعذّر على هذا الجهاز الحفظ: ذاكرته لا تستجيب.',
    unavailable: 'تعذّر على هذا الجهاز الحفظ: ذاكرته غير متاحة.',
    unknown: 'تعذّر على هذا الجهاز الحفظ.',
  },
  tryOrTell: 'يُرجى المحاولة مرة أخرى أو إبلاغ الطاقم عند الباب.',
  undoFailedIn: 'تعذّر على هذا الجهاز التراجع: حضورك ما زال مسجّلًا.',
  undoFailedOut: 'تعذّر على هذا الجهاز التراجع: انصرافك ما زال مسجّلًا.',
  tellStaff: 'يُرجى إبلاغ الطاقم عند الباب.',
  tryAgain: 'محاولة أخرى',
  close: 'إغلاق',
  code: (code) => `الرمز ${code}`,

  // between sessions
  nextSession: 'الجلسة القادمة',
  opensAt: (time) => `يبدأ تسجيل الحضور في ${time}`,
  opensInMinutes: (time, n) =>
    `يبدأ تسجيل الحضور في ${time}، ${count(n, {
      zero: 'الآن',
      one: 'بعد دقيقة',
      two: 'بعد دقيقتين',
      few: 'بعد # دقائق',
      many: 'بعد # دقيقة',
      other: 'بعد # دقيقة',
    })}`,
  opensInHours: (time, n) =>
    `يبدأ تسجيل الحضور في ${time}، ${count(n, {
      zero: 'الآن',
      one: 'بعد ساعة',
      two: 'بعد ساعتين',
      few: 'بعد # ساعات',
      many: 'بعد # ساعة',
      other: 'بعد # ساعة',
    })}`,
  opensOn: (day, time) => `يبدأ تسجيل الحضور ${day} في ${time}`,
  doneForToday: 'انتهت جلسات اليوم',
  seeYou: (day, time) => `نلتقي ${day} في ${time}`,
  seeYouTomorrow: (time) => `نلتقي غدًا في ${time}`,
  noMore: 'لا جلسات أخرى في هذه القاعة',
  noneYet: 'لا جلسات في هذه القاعة بعد',
  noneYetHint: 'ستظهر هنا تلقائيًا فور إدراجها.',
  forgot: 'هل نسيت تسجيل الانصراف؟ لا بأس: يمكن إبلاغ الطاقم عند مكتب المساعدة.',

  // strip
  allSent: 'أُرسل كل شيء',
  waiting: (n) =>
    count(n, {
      zero: 'لا شيء بانتظار الإرسال',
      one: 'تسجيل واحد ينتظر',
      two: 'تسجيلان ينتظران',
      few: '# تسجيلات تنتظر',
      many: '# تسجيلًا ينتظر',
      other: '# تسجيل ينتظر',
    }),
  safe: 'محفوظة على هذا الجهاز.',
  contact: (time) => `آخر اتصال ${time}`,
  noContact: 'لا اتصال بعد',
  language: 'اللغة',
  needsPairing: 'للطاقم: يجب إقران هذا الجهاز من جديد',
  needsUpgrade: 'للطاقم: هذا الجهاز بحاجة إلى تحديث',
  staff: 'الطاقم',

  // walk-ins, keys and camera
  noHitJoin: 'يُرجى التحقق من الحروف أو التسجيل هنا كزائر.',
  joinWalkIn: 'لست في القائمة؟ سجّل هنا',
  newHere: 'أنا جديد هنا',
  whoAreYou: 'من أنت؟',
  fieldName: 'الاسم',
  fieldEmail: 'البريد الإلكتروني',
  fieldOrganisation: 'الجهة',
  optional: 'اختياري',
  fieldMissing: 'يُرجى ملء هذا الحقل.',
  emailWrong: 'هذا ليس عنوان بريد إلكتروني بعد.',
  certificateGoes: 'تُرسل الشهادة إلى هذا البريد الإلكتروني.',
  goOn: 'التالي',
  goBack: 'رجوع',
  giveUp: 'إلغاء',
  systemKeys: 'حروف أخرى',
  ownKeys: 'مفاتيح كبيرة',
  signKeys: 'أرقام ورموز',
  letterKeys: 'حروف',
  camera: 'كاميرا',
  scanByCamera: 'المسح بالكاميرا',
  holdBadge: 'ضع بطاقتك أو رمز QR أمام الكاميرا.',
  cameraStarts: 'يجري تشغيل الكاميرا.',
  otherCamera: 'كاميرا أخرى',
  stopCamera: 'إيقاف الكاميرا',
  cameraRefused: 'الكاميرا غير مسموح بها على هذا الجهاز. اكتب اسمك أو اسأل الطاقم عند الباب.',
  cameraMissing: 'لا كاميرا في هذا الجهاز. اكتب اسمك بدلًا من ذلك.',
  cameraBusy: 'الكاميرا مستخدمة الآن. اكتب اسمك بدلًا من ذلك.',
  cameraFailed: 'لم تعمل الكاميرا. اكتب اسمك بدلًا من ذلك.',
}
