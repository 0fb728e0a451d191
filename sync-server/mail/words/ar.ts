import type { MailWords } from './words.ts'

export const ar: MailWords = {
  certificate: {
    subject: 'شهادتك: {{title}}',
    body: `مرحبًا {{name}}،

تجد مرفقًا شهادتك عن «{{title}}» ({{programme}}). رقمها {{number}}.

[التحقق من الشهادة]({{link}})`,
  },
  survey: {
    subject: 'كيف كانت «{{session}}»؟',
    body: `مرحبًا {{name}}،

شكرًا لحضورك «{{session}}» ({{programme}}). نود أن نعرف رأيك. لن يستغرق ذلك سوى دقيقة أو دقيقتين.

[الإجابة عن الاستبيان]({{link}})

يمكن الإجابة حتى {{closes}}.

هذا الرابط خاص بك وحدك: نرجو عدم مشاركته.`,
  },
  'survey-reminder': {
    subject: 'تذكير: كيف كانت «{{session}}»؟',
    body: `مرحبًا {{name}}،

لم تصلنا إجاباتك بعد عن «{{session}}» ({{programme}}).

[الإجابة عن الاستبيان]({{link}})

يمكن الإجابة حتى {{closes}}.`,
  },
  expiring: {
    subject: 'تنتهي صلاحية «{{session}}» في {{expires}}',
    body: `مرحبًا {{name}}،

حضورك «{{session}}» ({{programme}}) صالح حتى {{expires}}. للمحافظة على صلاحيته نرجو الحضور مرة أخرى قبل ذلك.

[عرض سجلّي]({{link}})`,
  },
  'place-free': {
    subject: 'مقعد لك: {{session}}',
    body: `مرحبًا {{name}}،

أصبح مقعد متاحًا في «{{session}}» ({{programme}})، وهو لك: تم حجزه باسمك.

البداية: {{start}}

القاعة: {{room}}

[عرض سجلّي]({{link}})

إذا تعذّر حضورك فنرجو إبلاغنا ليستفيد منه شخص آخر.`,
  },
  cancelled: {
    subject: 'أُلغي الحجز: {{session}}',
    body: `مرحبًا {{name}}،

أُلغي حجزك في «{{session}}» ({{programme}}).

كانت البداية المقررة: {{start}}

[عرض سجلّي]({{link}})`,
  },
  'record-link': {
    subject: 'سجلّك: {{programme}}',
    body: `مرحبًا {{name}}،

تجد عبر هذا الرابط جلساتك وأوقاتك ونقاطك وشهاداتك في {{programme}}.

[فتح سجلّي]({{link}})

هذا الرابط خاص بك وحدك: نرجو عدم مشاركته.`,
  },
  'confirm-link': {
    subject: 'نرجو تأكيد الحضور: «{{session}}»',
    body: `مرحبًا {{name}}،

نرجو مراجعة قائمة «{{session}}» ({{programme}}) وتأكيد من حضر.

البداية: {{start}}

[فتح القائمة]({{link}})`,
  },
}
