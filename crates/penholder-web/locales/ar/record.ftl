# The public pages of the record and of the law.

# Home
home-title = مَن وقف أين، وإزاء أي كلمات، ولماذا سقط النص أو اعتُمد
home-about = يدير Penholder عمل الهيئات التي تتخذ قراراتها بالتصويت وتوافق الآراء والنقض، ويسجّله ويشرحه. ومجلس الأمن التابع للأمم المتحدة أولى هذه الهيئات؛ أما أي هيئة أخرى فيكفيها ملف ميثاق.
home-start = أو اقرأ كيف <cases>جُرّد بيان من ألفاظه</cases>، و<negotiate>أي نص كان يمكن أن يُعتمد</negotiate>.
home-record = يضم السجل <votes>{ $votes ->
    [zero] صفرًا من عمليات التصويت
    [one] تصويتًا واحدًا
    [two] تصويتين
    [few] { $votes } تصويتات
    [many] { $votes } تصويتًا
   *[other] { $votes } تصويت
  }</votes> في المجلس من عام { $from } إلى عام { $to }، <vetoes>أُسقط { $vetoed } منها بحق النقض</vetoes>، وقد أُعيد البت في كل منها وفق الميثاق الساري في يومه. ويمكن الاطلاع، مادةً مادة، على <charters>القانون الذي يحكم { $charters ->
    [zero] الهيئات
    [one] هيئة واحدة
    [two] هيئتين
    [few] { $charters } هيئات
    [many] { $charters } هيئة
   *[other] { $charters } هيئة
  }</charters>.
home-latest = أحدث عمليات التصويت

# What was declared, what was voted on
declared-adopted = اعتُمد
declared-vetoed = لم يُعتمد: نقض
declared-lacking-votes = لم يُعتمد: الأصوات غير كافية
subject-part = جزء
subject-amendment = تعديل
subject-part-or-amendment = جزء أو تعديل
subject-admission = قبول عضو
subject-appointment = تعيين
subject-preliminary-question = المسألة الأولية
subject-motion = اقتراح إجرائي

# Tables of votes
column-date = التاريخ
column-text = النص
column-item = البند
column-outcome = النتيجة
column-for = مؤيد
column-against = معارض
column-abstaining = ممتنع
no-vote-taken = لم يُجرَ تصويت
not-recorded = غير مسجّل

# The list of votes
votes-found = { $count ->
    [zero] لم يُعثر على أي تصويت
    [one] عُثر على تصويت واحد
    [two] عُثر على تصويتين
    [few] عُثر على { $count } تصويتات
    [many] عُثر على { $count } تصويتًا
   *[other] عُثر على { $count } تصويت
  }
votes-all = { $count ->
    [zero] لا تصويت في مجلس الأمن
    [one] تصويت واحد في مجلس الأمن
    [two] تصويتان في مجلس الأمن
    [few] { $count } تصويتات في مجلس الأمن
    [many] { $count } تصويتًا في مجلس الأمن
   *[other] { $count } تصويت في مجلس الأمن
  }
votes-about = كل نص صوّت عليه مجلس الأمن من { $from } إلى { $to }، مع صوت كل عضو.
votes-none = لا يوجد تصويت بهذه المواصفات.
page-of = الصفحة { $page } من { $pages }
page-later = الأحدث
page-earlier = الأقدم
these-as-data = النتائج في صورة بيانات:
data = البيانات:
filter-words = رمز أو قرار أو بند
filter-from = من
filter-to = إلى
filter-outcome = النتيجة
filter-any = الكل
filter-member = العضو
filter-position = موقفه
filter-find = بحث
outcome-adopted = اعتُمد
outcome-vetoed = أسقطه النقض
outcome-lacking = لم ينل الأصوات الكافية
did-yes = تأييد
did-no = معارضة
did-abstain = امتناع
did-veto = نقض
no-date = { $words } ليس تاريخًا؛ اكتب { "\u2066" }2012-02-04{ "\u2069" } أو 2012.
no-member = لم يكن في المجلس قط عضو اسمه { $name }.

# One vote
vote-sponsors = من بين مقدّميه: <en>{ $names }</en>
vote-exception = <strong>يعلن السجل النتيجة التالية: { $declared }.</strong> ولا قاعدة تفسّر ذلك؛ وتورد استثناءات السجل ما تقوله المصادر.
vote-why = السبب
would-have-fallen = كان سيسقط لو
would-have-passed = كان سيُعتمد لو
flips-are = هذه أصغر التغييرات في المواقف؛ ولا يُستفاد منها أن أحدًا كان سيُقدم عليها.
roll-call = نداء الأسماء
column-member = العضو
column-position = الموقف
met = مستوفى
not-met = غير مستوفى
not-told = لا يمكن الجزم به بعد
same-as = قد يكون هو نفسه التصويت <vote>{ $id }</vote>

# Before and after
permanent = عضو دائم
before-and-after = ما سبق هذا التصويت وما تلاه في البند نفسه
votes-before = قبله
votes-after = بعده

# Members
members-title = { $count ->
    [zero] لم تشغل أي دولة مقعدًا
    [one] شغلت دولة واحدة مقعدًا
    [two] شغلت دولتان مقعدًا
    [few] شغلت { $count } دول مقعدًا
    [many] شغلت { $count } دولة مقعدًا
   *[other] شغلت { $count } دولة مقعدًا
  }
members-about = كل دولة شغلت مقعدًا في المجلس، مع ما أدلت به من أصوات وما استخدمته من نقض.
column-group = المجموعة الإقليمية
region-africa = أفريقيا
region-asia-pacific = آسيا والمحيط الهادئ
region-eastern-europe = أوروبا الشرقية
region-latin-america-caribbean = أمريكا اللاتينية والكاريبي
region-western-europe-others = أوروبا الغربية ودول أخرى
column-vetoes = حالات النقض
member-title = { $votes ->
    [zero] <en>{ $name }</en>: لا تصويت
    [one] <en>{ $name }</en>: تصويت واحد
    [two] <en>{ $name }</en>: تصويتان
    [few] <en>{ $name }</en>: { $votes } تصويتات
    [many] <en>{ $name }</en>: { $votes } تصويتًا
   *[other] <en>{ $name }</en>: { $votes } تصويت
  }
member-title-vetoes = <en>{ $name }</en>: { $votes ->
    [zero] لا تصويت
    [one] تصويت واحد
    [two] تصويتان
    [few] { $votes } تصويتات
    [many] { $votes } تصويتًا
   *[other] { $votes } تصويت
  }، { $vetoes ->
    [zero] ليس فيها نقض
    [one] فيها صوت معارض واحد كان نقضًا
    [two] فيها صوتان معارضان كانا نقضًا
    [few] فيها { $vetoes } أصوات معارضة كانت نقضًا
    [many] فيها { $vetoes } صوتًا معارضًا كانت نقضًا
   *[other] فيها { $vetoes } صوت معارض كانت نقضًا
  }
member-how = كيف صوّت
member-terms = فترات عضويته
term-permanent = عضو دائم منذ { $from }
term-elected = عضو منتخب، من { $from } حتى { $to }
term-running = عضو منتخب، منذ { $from }
column-votes = عمليات التصويت
column-share = النسبة
column-common = عمليات التصويت المشتركة
column-agreed = الاتفاق
column-interval = فترة الثقة 95%
member-vetoes = حالات النقض التي استخدمها، الأحدث أولًا
member-last = أحدث عمليات تصويته
member-all = جميع عمليات التصويت التي كان له فيها مقعد
member-against = أصواته المعارضة
member-with = مع مَن وقف
member-with-about = نسبة عمليات التصويت المختلف عليها التي أدلى فيها العضوان بالصوت نفسه؛ ويُعدّ الامتناع موقفًا قائمًا بذاته؛ ويُستبعد الأعضاء الذين يقل عدد هذه العمليات المشتركة معهم عن { $least }.
member-most = الأكثر اتفاقًا معه
member-least = الأقل اتفاقًا معه
percent = { $share }%
percent-between = { $low }–{ $high }%

# Vetoes
vetoes-title = النصوص التي أسقطها النقض: { $texts }، وحالات النقض: { $vetoes }
vetoes-about = النص الذي صوّت ضده عضوان دائمان يُحسب نصًا واحدًا وحالتي نقض. أما القائمة الرسمية، التي تحسب أجزاء المشروع الواحد معًا وكذلك بطاقات الاقتراع المنفردة على قبول الأعضاء، فيبلغ عدد قيودها { $listed }.
vetoes-list = تنتهي القائمة في { $until }؛ وما بعدها محسوب بالقاعدة نفسها. المقعد عضو واحد: مقعد الصين يشمل جمهورية الصين قبل 25 تشرين الأول/أكتوبر 1971، ومقعد روسيا يشمل الاتحاد السوفياتي.
vetoes-picture = النصوص التي أسقطها النقض في كل سنة
vetoes-in-year = { $year }: { $count ->
    [zero] لم يُسقط النقض أي نص
    [one] نص واحد أسقطه النقض
    [two] نصان أسقطهما النقض
    [few] { $count } نصوص أسقطها النقض
    [many] { $count } نصًا أسقطها النقض
   *[other] { $count } نص أسقطها النقض
  }
by-member = حسب العضو
by-year = حسب السنة
column-permanent = العضو الدائم
column-cast = حالات النقض
column-alone = منفردًا
column-drafts-vetoed = المشاريع التي أسقطها النقض
column-drafts-alone = منها منفردًا
column-votes-vetoed = عمليات التصويت التي أسقطها النقض
column-official = القائمة الرسمية
column-year = السنة
column-vetoed = النصوص التي أسقطها النقض
vetoes-every = كل النصوص التي أسقطها النقض

# The law
law-title = القانون الذي يحكم { $count ->
    [zero] الهيئات
    [one] هيئة واحدة
    [two] هيئتين
    [few] { $count } هيئات
    [many] { $count } هيئة
   *[other] { $count } هيئة
  }
law-about = كل قانون في صورة بيانات: القواعد بترتيب المواد مع مراجعها، ومعناها بعبارتنا، والجملة التي يصوغها البرنامج منها.
law-reforms = مقترحات لتغيير القانون الذي يحكم إحدى الهيئات
law-reform-of = مقترح لتغيير <base>القانون الذي يحكم <en>{ $base }</en></base>.
law-seats = المقاعد
law-rules = القواعد
law-kinds = أنواع المسائل
law-doctrines = عند الخلاف على ماهية السؤال المطروح
law-not-carried = ما لم يُدرج
law-file = الملف:
column-matter = المسألة
column-question = السؤال المطروح
column-by = السند
column-body = الهيئة
column-about = تعريفها
to-be-settled = يُبتّ فيه لاحقًا
practice-instead = وبدلًا من ذلك:
no-charter = لا يوجد ميثاق اسمه { $name }.
no-charter-next = المواثيق المتاحة

# Cases
cases-title = القضايا: مَن قال ماذا، وما الذي يبيّنه السجل
cases-about = تروي كل قضية أمرًا واحدًا: النصوص وما آلت إليه، ومَن القائل بذلك، وأين تتناقض المصادر وكيف حُسم التناقض. ولكل إجابة مصدرها.
case-unknown = لا توجد قضية اسمها { $name }
case-text = النص، وما كانت التعديلات ستحذفه منه
case-reconstructed = لم يُنشر النص قط. والعبارات الواردة هنا من صياغتنا، جُمعت مما ورد عنه؛ وكذلك التعديلات.
case-words = الكلمات التي كانت ستُحذف: { $removed } من أصل { $all }
case-basis = ما تستند إليه كل فقرة
case-removed = حُذف:
case-added = أُضيف:
case-seats = مَن شغل المقاعد
case-seats-changed = المقاعد التي تغيّر شاغلوها بين التاريخين: { $count } من أصل { $all }.
case-drafted = شارك في الصياغة
case-objected = اعترض
case-silent = لم يعترض، على حد ما هو معروف
case-here-only = هنا فقط
case-deadlock = المأزق
case-timeline = ماذا حدث ومتى
case-days = { $days ->
    [zero] أقل من يوم
    [one] يوم واحد
    [two] يومان
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
  }
case-report = التقرير جملةً جملة
case-report-about = كل جملة بكلماتنا، وما يقوله السجل والتقارير الأخرى عمّا ورد فيها.
case-report-read = { $count ->
    [one] اقرأ الجملة وما يردّ عليها
    [two] اقرأ الجملتين وما يردّ على كل منهما
    [few] اقرأ { $count } جمل وما يردّ على كل منها
    [many] اقرأ { $count } جملة وما يردّ على كل منها
   *[other] اقرأ { $count } جملة وما يردّ على كل منها
  }
case-questions = ما لا يقوله التقرير
case-claims = أين تتناقض المصادر
case-figures = الأرقام جنبًا إلى جنب
case-figures-about = كل رقم كما ورد. وهي تعدّ أشياء مختلفة ولا تُجمع معًا أبدًا.
case-column-figure = الرقم
case-column-who = القائل به
case-column-in = المصدر
case-decided = كل نص، وكيف انتهى
case-column-how = كيف
case-stances = مَن وقف أين
case-odd = كلمات غريبة في التقرير
case-sources = المصادر
case-watch = متابعة ما جرى خطوة خطوة
case-fell = لم يصدر
case-passed = صدر
case-data = القضية في صورة بيانات:
ruling-supported = تؤيده الأدلة
ruling-refuted = تدحضه الأدلة
ruling-partly = تؤيده الأدلة جزئيًا
ruling-unresolved = لم يُحسم
ruling-none = لا حكم فيه

# The record under another charter
replay-title = السجل وفق مواثيق أخرى
replay-about = كل تصويت في السجل أُعيد البت فيه وفق مقترح لتغيير القانون الذي يحكم المجلس. وتبقى الأصوات كما أُدلي بها؛ ولا يتغيّر إلا القاعدة.
replay-sentence = من أصل { $of } من عمليات التصويت، كان سيُعتمد { $adopted } بدل أن يسقط، وكان سيسقط { $failed } بدل أن يُعتمد.
replay-sentence-between = من أصل { $of } من عمليات التصويت، كان سيُعتمد ما بين { $adopted } و{ $most_adopted } بدل أن يسقط، وكان سيسقط ما بين { $failed } و{ $most_failed } بدل أن يُعتمد، تبعًا لما كانت ستفعله المقاعد التي لم يصوّت منها أحد.
replay-law = <law>القانون بموجب هذا المقترح، مادةً مادة</law>
replay-limit-rule = لا يتغيّر هنا إلا القاعدة: فلو سرت قاعدة أخرى لاختلف ما يصوّت به الأعضاء وما يصوغونه وما يقدّمونه.
replay-limit-hidden = مشاريع القرارات التي سُحبت أو لم تُقدَّم قط بسبب نقض متوقَّع ليست في السجل.
replay-limit-parts = { $count ->
    [zero] ليس بينها تعديل ولا جزء من نص.
    [one] من بينها تعديل أو جزء واحد: وكان النص المطروح للتصويت بعده سيختلف.
    [two] من بينها تعديلان أو جزءان: وكان النص المطروح للتصويت بعدهما سيختلف.
    [few] من بينها { $count } تعديلات أو أجزاء: وكان النص المطروح للتصويت بعدها سيختلف.
    [many] من بينها { $count } تعديلًا أو جزءًا: وكان النص المطروح للتصويت بعدها سيختلف.
   *[other] من بينها { $count } تعديل أو جزء: وكان النص المطروح للتصويت بعدها سيختلف.
  }
replay-limit-seats = تُترك المقاعد الجديدة مفتوحة: بين أن تؤيد جميعها وأن تعارض جميعها.
replay-limit-untold = { $count ->
    [zero] لا تصويت مسجّل دون نداء أسماء كامل.
    [one] تصويت واحد مسجّل دون نداء أسماء كامل، وقد استُبعد.
    [two] تصويتان مسجّلان دون نداء أسماء كامل، وقد استُبعدا.
    [few] { $count } تصويتات مسجّلة دون نداء أسماء كامل، وقد استُبعدت.
    [many] { $count } تصويتًا مسجّلة دون نداء أسماء كامل، وقد استُبعدت.
   *[other] { $count } تصويت مسجّلة دون نداء أسماء كامل، وقد استُبعدت.
  }
replay-certain = { $count ->
    [zero] لا تصويت تختلف نتيجته يقينًا
    [one] تصويت واحد تختلف نتيجته يقينًا
    [two] تصويتان تختلف نتيجتهما يقينًا
    [few] { $count } تصويتات تختلف نتيجتها يقينًا
    [many] { $count } تصويتًا تختلف نتيجتها يقينًا
   *[other] { $count } تصويت تختلف نتيجتها يقينًا
  }
replay-more = { $count ->
    [zero] لا مزيد في البيانات.
    [one] تصويت آخر في البيانات.
    [two] تصويتان آخران في البيانات.
    [few] { $count } تصويتات أخرى في البيانات.
    [many] { $count } تصويتًا آخر في البيانات.
   *[other] { $count } تصويت آخر في البيانات.
  }
by-decade = حسب العقد
column-charter = المقترح
column-decade = العقد
column-instead = النتيجة البديلة
column-permanent-against = الأعضاء الدائمون المعارضون
column-adopted-instead = تُعتمد بدل أن تسقط
column-may-be-adopted = قد تُعتمد
column-fail-instead = تسقط بدل أن تُعتمد
column-may-fail = قد تسقط
adopted-instead = يُعتمد بدل أن يسقط
fails-instead = يسقط بدل أن يُعتمد
