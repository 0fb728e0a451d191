import { createNumbers } from '../plural.ts'
import type { SurveyWords } from './words.ts'

const { count } = createNumbers<'zero' | 'one' | 'two' | 'few' | 'many'>('ar')

export const ar: SurveyWords = {
  survey: 'استبيان',
  optional: '(اختياري)',
  worst: 'ضعيف',
  best: 'ممتاز',
  anonymous: 'بلا أسماء: لا يمكن لأحد أن يعرف أي الإجابات لك.',
  named: 'تُحفظ إجاباتك مع اسمك.',
  beforeCertificate: 'تصلك شهادتك بعد أن تجيب.',
  until: (moment) => `يمكن الإجابة حتى ${moment}.`,
  kept: 'ما تختاره وتكتبه يبقى على هذا الهاتف حتى يُرسل.',
  send: 'إرسال الإجابات',
  sending: 'جارٍ الإرسال …',
  answerThis: 'نرجو الإجابة عن هذا السؤال.',
  missing: (n) =>
    count(n, {
      zero: 'لا أسئلة باقية.',
      one: 'بقي سؤال واحد.',
      two: 'بقي سؤالان.',
      few: 'بقيت # أسئلة.',
      many: 'بقي # سؤالًا.',
      other: 'بقي # سؤال.',
    }),
  waits: 'لا توجد شبكة الآن. إجاباتك محفوظة على هذا الهاتف وتُرسل عند عودتها.',
  trouble: 'لم يستلمها الخادم. لم يضع شيء: أعد المحاولة بعد دقيقة.',
  thanks: 'شكرًا لك',
  arrived: 'وصلت إجاباتك.',
  mayChange: 'يمكنك تغييرها عبر الرابط نفسه.',
  mayChangeUntil: (moment) => `يمكنك تغييرها عبر الرابط نفسه حتى ${moment}.`,
  change: 'تغيير إجاباتي',
  closed: 'لم يعد هذا الاستبيان يقبل الإجابات.',
  elsewhere: 'هذا الاستبيان في موقع آخر.',
  open: 'فتح الاستبيان',
}
