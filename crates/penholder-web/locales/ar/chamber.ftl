# The live chamber.

# The sitting that plays
demo = عرض جلسة
demo-title = شاهد جلسة
demo-unknown = لا توجد جلسة اسمها { $name }
demo-start = لم يحدث شيء بعد. شغّل العرض أو تقدّم خطوة خطوة.
demo-step = الخطوة { $at } من { $of }
demo-play = تشغيل
demo-pause = إيقاف مؤقت
demo-next = الخطوة التالية
demo-end = إلى النهاية
demo-restart = من البداية
demo-sources = المصادر
demo-others = جلسات أخرى للمشاهدة
minutes-so-far = المحضر حتى الآن
minutes-none = لا شيء بعد.
vote-progress = صوّت { $cast } من أصل { $of }
vote-missing = لم يصوّت بعد:
seats-of-the-body = { $count ->
    [zero] لا مقاعد، ولا تصويت بعد
    [one] مقعد واحد، ولا تصويت بعد
    [two] مقعدان، ولا تصويت بعد
    [few] { $count } مقاعد، ولا تصويت بعد
    [many] { $count } مقعدًا، ولا تصويت بعد
   *[other] { $count } مقعد، ولا تصويت بعد
  }
so-far = { $count } حتى الآن

# Keys
keys-title = مفاتيح هذه الصفحة
keys-off = عدم استخدام المفاتيح المفردة
close = إغلاق

# Live pages
link = حداثة هذه الصفحة
link-live = مباشر، حتى الساعة { "{time}" }
link-quiet = لا جديد منذ الساعة { "{time}" }
link-lost = انقطع الاتصال منذ الساعة { "{time}" }
back = رجوع
load-again = إعادة تحميل الصفحة
places = الأماكن في هذه القاعة
place-gallery = شرفة الجمهور
place-seat = مقعدي
place-chair = الرئيس
place-secretariat = الأمانة العامة
place-screen = الشاشة
people = المقاعد والدعوات
observers = المراقبون
observer = مراقب
stage = المعروض على الهيئة الآن
mine = مقعدي
next-step = الخطوة التالية
no-meeting = لا جلسة منعقدة الآن
nothing-yet = لم يحدث شيء بعد.
nothing-asked = لا شيء مطلوب منك الآن.
nothing-next = لا خطوة مستحقة الآن.
nothing-runs = لا تصويت مفتوح ولا إجراء موافقة صامتة جارٍ.
something-new = بدء شيء جديد
floor = الكلمة
has-the-floor = هو المتكلم الآن.
nobody-speaks = لا أحد يتكلم الآن.
list-empty = لا أحد في قائمة المتكلمين.
of-seconds = من أصل { $seconds ->
    [zero] صفر من الثواني
    [one] ثانية واحدة
    [two] ثانيتين
    [few] { $seconds } ثوانٍ
    [many] { $seconds } ثانية
   *[other] { $seconds } ثانية
  }
before-us = المعروض علينا
no-texts = لا نص معروض على الهيئة.
motions = الاقتراحات الإجرائية، بترتيب البت فيها
point-of-order = نقطة نظام:
runs-now = ما يجري الآن
vote-on = التصويت على
silence-on = الموافقة الصامتة على
off-record = خارج المحضر:
other-acts = كل ما يمكنك فعله غير ذلك ({ $count })
you-may = ما يمكنك فعله
a-member = أحد الأعضاء

# Ballots
ballot-legend = صوتك
ballot-yes = تأييد
ballot-no = معارضة
ballot-abstain = امتناع
ballot-more = مواقف أخرى
ballot-reason = تعليل التصويت
ballot-chosen = صوتك: { $position }.
ballot-confirm = تأكيد
ballot-change = تغيير
ballot-again = تغيير صوتي
ballot-recorded = الصوت المسجّل: { $position }
ballot-secret = بطاقة اقتراعك السري في الصندوق.
ballot-receipt = الإيصال { $receipt }، القيد { $entry } في السجل

# Fields
field-optional = (اختياري)
field-lines = (واحد في كل سطر)
field-typed = (الاسم أو المعرّف؛ العدد { $count })
field-zone = (بتوقيت { $zone })
field-position = الموقف
field-names = عدد الأسماء: { $most } على الأكثر
field-reason = التعليل
field-says = في سطر واحد
field-why = السبب
field-ruling = قرار الرئيس
field-agenda = جدول الأعمال
field-chair = مَن يتولى الرئاسة
field-private = علنية أم سرية
field-symbol = الرمز
field-seat = المقعد
field-kind = نوع النص
field-title = الموضوع
field-deadline = حتى
field-minutes = الدقائق
field-seconds = الثواني
field-version = اسم هذه النسخة
field-wording = النص
field-counter = النص الذي يمكنك قبوله
field-about = بشأن
field-shape = ما يفعله التعديل
field-who = مَن
field-parts = الأجزاء
field-instrument = الوثيقة: مَن وقّعها ومتى
field-paragraphs = الفقرات
field-how = كيف
field-roll = يُسجَّل الجميع حاضرين؛ صحّح ذلك بعدئذ مقعدًا مقعدًا.
field-login = اسم الدخول
field-password = كلمة المرور، عشرة أحرف على الأقل

# Texts
text-unknown = لا يوجد نص كهذا، أو أنه لا يُعرض هنا
text-by = من إعداد
text-sponsors = المقدِّمون:
text-elsewhere = لا يتضمن السجل من هذه الصيغة إلا بصمتها الرقمية.
text-changes = ما تغيّر عن الصيغة السابقة
amendments = التعديلات
amend-words = الفقرة كما تريدها؛ وتركها فارغة يحذفها
amend-after = فقرة جديدة بعدها
amend-about = ما تكتبه يُقترح تعديلًا باسم مقعدك.
amend-propose = اقتراح التعديل
amend-collide = { $count ->
    [zero] لا تعديل يمسّ هذه الفقرة
    [one] تعديل واحد يمسّ هذه الفقرة
    [two] تعديلان يمسّان هذه الفقرة: وهما متعارضان
    [few] { $count } تعديلات تمسّ هذه الفقرة: وهي متعارضة
    [many] { $count } تعديلًا تمسّ هذه الفقرة: وهي متعارضة
   *[other] { $count } تعديل تمسّ هذه الفقرة: وهي متعارضة
  }
amend-moved = تغيّر النص في هذه الأثناء؛ أعد قراءته وعدّل ما يقوله الآن
amend-nothing = ذلك لا يغيّر شيئًا
amendment-pending = قيد النظر
amendment-accepted = أخذ به مقدّم النص
amendment-adopted = اعتُمد
amendment-not-adopted = لم يُعتمد
amendment-withdrawn = سُحب
added = أُضيف:
removed = حُذف:

# The record of a chamber
record-file = السجل في ملف
record-verify = تحقّق منه بنفسك:

# Chambers, people
nav-chambers = القاعات
to-the-gallery = إلى شرفة الجمهور
chambers-title = القاعات
chambers-about = جلسات حقيقية: لأي هيئة لها ميثاق. مَن لديه دعوة يشغل مقعدًا؛ وللجميع أن يشاهدوا.
chambers-none = لا توجد قاعة بعد.
chamber-unknown = لا توجد قاعة اسمها { $name }
open-a-chamber = فتح قاعة
open-how = مدير هذا المقر هو الذي يفتح القاعات: <login>سجّل الدخول</login> أو استخدم رابط المدير. ويُطبع مرة واحدة حيث يُشغَّل البرنامج:
open-name = اسم القاعة
open-charter = القانون الذي يحكمها
open-own-charter = أو ميثاقك الخاص
open-own-about = الصق الملف أو اختره؛ يُفحص ويُعرض كل خطأ عند سطره.
open-upload = أو من جهازك
open-check = التحقق فقط
open-checked = { $count ->
    [one] هذا القانون مقروء، وفيه قاعدة واحدة نافذة اليوم ({ $count }):
   *[other] هذا القانون مقروء، وعدد قواعده النافذة اليوم { $count }:
  }
open-charter-text = charter.toml
open-procedure-text = procedure.toml (من دونه تُعطى الهيئة نظامًا إجرائيًا عامًا)
open-seats = مَن يشغل المقاعد
open-seats-date = مَن يشغلها في هذا اليوم وفق السجل
open-seats-charter = كما يسمّيهم الميثاق
open-seats-named = هؤلاء، واحد في كل سطر:
open-date = اليوم
open-faults = { $count ->
    [zero] لا أخطاء:
    [one] خطأ واحد:
    [two] خطآن:
    [few] { $count } أخطاء:
    [many] { $count } خطأً:
   *[other] { $count } خطأ:
  }
people-title = المقاعد المشغولة: { $taken } من أصل { $of }
invite-everybody = دعوة كل المقاعد الشاغرة
invite-table = حفظ الروابط في جدول (CSV)
invite-about = يُنشأ رابط وبطاقة لكل مقعد؛ ويصلح الرابط مرة واحدة خلال ثلاثة أيام. ويبطل أي رابط سابق للمقعد نفسه.
invite = دعوة
revoke = سحب الدعوة
invited-until = دعوة صالحة حتى { $time }
seat-empty = لا أحد
seat-unknown = لا يوجد مقعد كهذا
column-seat = المقعد
column-sits = شاغله
column-invited = الدعوة
cards-title = { $count ->
    [zero] لا دعوات
    [one] دعوة واحدة
    [two] دعوتان
    [few] { $count } دعوات
    [many] { $count } دعوة
   *[other] { $count } دعوة
  }
cards-about = تُعرض هذه الروابط الآن ولن تُعرض بعد ذلك أبدًا. اطبع البطاقات أو احفظ الجدول أو انسخ الروابط.
card-until = تصلح مرة واحدة، حتى { $time }
copy-link = نسخ الرابط
copied = تم النسخ
print = طباعة
enter-about = هذه الدعوة لشخص واحد، وتصلح مرة واحدة.
enter-name = اسمك
enter = الجلوس في مكاني
open-how-again = إذا استُعمل الرابط أو ضاع، فشغّل البرنامج هكذا ليطبع رابطًا آخر:
open-how-watch = للمشاهدة أولًا: <demo>جلسة تُعرض</demo>، <negotiate>مفاوضات</negotiate>.
open-look = عرض مقاعدها
open-start = البدء من نص القانون المختار أعلاه
open-seats-numbered = مرقّمة، للتدريب:
open-a-name = الاسم
open-seats-by-themselves = تُملأ تلقائيًا:
open-would-sit = { $count ->
    [zero] لا أحد سيشغل المقاعد:
    [one] سيشغل المقاعد عضو واحد:
    [two] سيشغل المقاعد عضوان:
    [few] سيشغل المقاعد { $count } أعضاء:
    [many] سيشغل المقاعد { $count } عضوًا:
   *[other] سيشغل المقاعد { $count } عضو:
  }
enter-joins = يشغله الآن: { $names }. وأنت تنضم.
enter-as = تشغله باسم { $name }.
enter-other = أنا شخص آخر
enter-other-about = عندئذ يُسجَّل خروج { $name } من هذا المتصفح ولا يعود إلا بكلمة مرور.
unseat = إزالة
office-about = لمن يرأس الجلسة؛ ولا يُدعى إليه أحد
chamber-closed = هذه القاعة مغلقة: يمكن قراءتها ولا يمكن فعل شيء فيها.
chamber-other = أسماء أخرى، أو إنهاء
open-again = فتح قاعة أخرى بأسماء أخرى
open-again-about = هذا القانون وهذه المقاعد موجودة في النموذج.
chamber-close = إغلاق هذه القاعة
chamber-reopen = فتح هذه القاعة من جديد
chamber-close-about = القاعة المغلقة تُقرأ ويمكن فتحها من جديد.
seats-rename = المقاعد: المعرّف والاسم والفئة، واحد في كل سطر
seats-rename-about = المعرّف الذي يبقى يبقى شاغله. وهذا قيد في السجل.
seats-rename-do = تدوين هذه الأسماء في السجل
alone-title = لا تعمل هذه الروابط إلا على هذا الجهاز.
alone-about = لا يستطيع أي هاتف في القاعة فتحها. شغّل البرنامج هكذا، وافتح هذه الصفحة بعنوان هذا الجهاز في الشبكة:
alone-more = كيف يدخل الآخرون، وكذلك باسم وبـ TLS:
you-are = أنت
invitation-unknown = لا توجد دعوة كهذه
invitation-spent = هذه الدعوة استُعملت أو انتهت أو سُحبت؛ إن كان هذا مقعدك فعُد بالمتصفح الذي استعملته، أو اطلب رابطًا جديدًا
login = تسجيل الدخول
login-about = مَن لديه دعوة لا يحتاج إلى كلمة مرور: فالرابط يكفي.
login-failed = اسم الدخول وكلمة المرور غير متطابقين.
logout = تسجيل الخروج
password-set = تعيين كلمة مرور للعودة بها
not-in = لم تسجّل الدخول؛ استخدم دعوتك أو كلمة المرور
not-your-place = ليس هذا مكانك في { $chamber }
administrators-only = لا يفعل ذلك إلا مدير هذا المقر
from-elsewhere = ورد هذا من موقع آخر؛ ولم يُنفَّذ شيء
form-is-old = هذه الاستمارة قديمة؛ ولم يُنفَّذ شيء
too-often = محاولات كثيرة من عنوانك؛ انتظر دقيقة
error-refused = القواعد لا تسمح بذلك
error-not-in = غير متاح لك
error-forged = لم يُنفَّذ شيء
error-too-often = يُرجى التمهّل

# Tokens
tokens-title = رموز للبرامج
tokens-about = يتيح الرمز لأحد برامجك أن يرى ويتصرف كما تفعل أنت في مكان واحد من هذه القاعة. وينتهي بانتهاء مدته، وعندما تنهيه، ومع مكانك. وطريقة استعماله موصوفة في <api>بيانات للبرامج</api>.
tokens-none = ليس لديك أي رمز هنا.
column-token = الرمز
column-station = المكان
column-made-by = أنشأه
column-until = حتى
token-end = إنهاؤه
token-make = إنشاء رمز
token-label = الغرض منه
token-station = لأي مكان
token-days = لكم يوما
token-made = أُنشئ الرمز «{ $label }».
token-once = لا يُعرض إلا الآن: احفظه كما تحفظ كلمة السر.
token-copy = نسخ الرمز

# Webhooks
hooks-title = خطافات الويب
hooks-about = تُرسل الأخبار العلنية لهذه القاعة إلى هذه العناوين، موقعة وفق <en>Standard Webhooks</en>، ويعاد إرسالها حتى تُستلم.
hooks-none = لا يُخطر أي عنوان.
hook-made = يُخطر العنوان من الآن.
hook-once = هذا المفتاح يوقع الرسائل، ولا يُعرض إلا الآن.
hook-copy = نسخ المفتاح
hook-end = الكف عن إخطاره
hook-make = إخطار عنوان
hook-address = العنوان
hook-kinds = ما يُخطر به
hook-log = الرسائل
column-time = الوقت
column-news = الخبر
column-address = العنوان
column-tries = المحاولات
column-came = النتيجة
delivery-taken = استُلم
delivery-given-up = تُرك
delivery-waits = ينتظر حتى { $time }
news-sitting-opened = تُفتتح جلسة
news-sitting-closed = تُختتم جلسة
news-vote-opened = يُفتح تصويت
news-vote-decided = يُحسم تصويت
news-text-adopted = يُعتمد نص أو يصدر
# التصويت والمحضر والصيغ
rolls-title = التصويت والتصويبات
rolls-none = لم يجر أي تصويت بعد.
rolls-others = جميع عمليات التصويت
roll-enter = تسجيل جواب
roll-entered = سجّلته الأمانة
roll-secret = صوّت
roll-correct = تصويب صوت
roll-correct-about = ما قصده المقعد كما قيل بعد التصويت: قيد جديد بجانب التصويت. وتبقى النتيجة كما أُعلنت.
column-answer = الجواب
column-meant = كان يقصد
field-meant = كان يقصد التصويت
minutes-title = المحضر
minutes-whole = الكل، للطباعة
minutes-zone = التوقيت: { $zone }
versions-title = الصيغ جنبا إلى جنب
version-old = هذه الصيغة
version-new = بجانب هذه
versions-show = عرض
versions-moved = (نُقلت)

# First minutes
administration = إدارة هذه الدار
no-meeting-yet = لا توجد جلسة منعقدة. تفتتحها الرئاسة؛ وتتغير هذه الصفحة من تلقاء نفسها.

# What is asked, what is usual
may-now = يمكنك:
next-usual = لا خطوة مستحقة الآن. ما يمكن فعله بعد ذلك:
duties = واجب بموجب قاعدة
group-meeting = الجلسة
group-body = الهيئة
group-draft = المشروع
group-statement = البيان
group-election = الانتخاب
ask-missing = { $count ->
    [one] عضو واحد لم يصوّت: { $names }.
    [two] عضوان لم يصوّتا: { $names }.
   *[other] { $count } لم يصوّتوا: { $names }.
  }
ask-missing-then = من لم يصوّت يُسجَّل غير مشارك. والتصويت المغلق لا يُفتح من جديد.
ask-close = أغلق مع ذلك
ask-ends = تنتهي الجلسة بهذا ولا تُفتح من جديد.
ask-ends-texts = لم يُبتّ فيه: { $texts }.
ask-ends-speakers = ما زال على قائمة المتكلمين: { $names }.
ask-adjourn = ارفع الجلسة
field-rule = بموجب أي مادة
field-way = بأي صفة
field-points = النقاط
field-places = المقاعد
field-candidates = المرشحون
field-to = إلى من
pair-where = تفتح الشاشة هذا العنوان وتعرض رمزًا:
pair-done = قُرنت الشاشة «{ $name }».
link-own = ساعتك: { "{time}" }
counter-text = ما يعرضه بدلًا منه، وما يغيّره:
text-owed = اعتُمد تعديل لم تُكتب كلماته بعد في هذا النص. يكتب مقدّم المشروع أو الأمانة النسخة الجديدة؛ وحتى ذلك الحين لا يُطرح النص للتصويت.
amend-here = اضغط على فقرة لتقترح لها كلمات أخرى.
amendment-overtaken = الكلمات التي يتناولها تغيّرت في الأثناء
