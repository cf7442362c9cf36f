# ما تعطيه القواعد وما يقوله السجل.

# نظرة عامة
nav-analysis = التحليل
nav-power = القوة
nav-blocs = الكتل
nav-map = المقياس
nav-spells = الجمود
nav-forecast = التوقع
nav-space = في المستوي
analysis-title = ما تعطيه القواعد وما يقوله السجل
analysis-about = كل صفحة جواب أمر من أوامر البرنامج، بجداوله بياناتٍ وبصوره.
about-power = ما تعطيه القاعدة لكل مقعد: مؤشرات قوة دقيقة بموجب أي ميثاق، قبل الإصلاح وبعده.
about-blocs = من وقف مع من، وفي أي كتل، ومن صوّت وحده.
about-map = أين يقف الأعضاء على مقياس واحد، وهل تحمله التصويتات.
about-spells = كم بقيت المسائل بلا نص بعد فشل مشروع، وما الذي أنهى ذلك.
about-forecast = كيف قد يجري تصويت بما عُرف في اليوم السابق، ومدى جودة مثل هذه التوقعات.
about-space = ما الذي يغلب ماذا حين يكون لكل مقعد مكان في مستوٍ.

# في عدة صفحات
study-show = اعرض
study-how = كيف جرى العدّ
picture-of = صورة: { $what }. أرقامها في الجداول والبيانات.
more-in-data = { $count ->
    [zero] لا مزيد في البيانات.
    [one] واحد آخر في البيانات.
    [two] اثنان آخران في البيانات.
    [few] { $count } أخرى في البيانات.
    [many] { $count } أخرى في البيانات.
   *[other] { $count } أخرى في البيانات.
  }
no-number = { $words } ليس عددًا من 1 إلى { $most }.
filter-abstaining = الامتناع يُحسب
abstaining-own = موقفًا قائمًا بذاته
abstaining-against = صوتًا معارضًا
abstaining-left-out = لا يُحسب

# القوة
power-title = القوة: <en>{ $name }</en>
power-rule = <en>{ $on }</en>، <law><en>{ $cite }</en></law>، { $date }
power-charter = الميثاق
power-first = الأول
power-reform = الإصلاح
power-no-reform = بلا إصلاح
power-seats = عدد المقاعد
power-with-abstention = مع الامتناع
power-indices = المؤشرات
power-before-after = قبل وبعد: { $index }
power-sweep = تحت أنصبة أخرى
power-sweep-about = يُحرَّك نصاب القاعدة وتبقى سائر الشروط.
power-sweep-data = هذه الأرقام بصيغة CSV
power-abstaining = إذا جاز لكل مقعد أن يمتنع أيضًا
power-abstaining-about = نداء الأسماء: احتمال حسم التصويت بالنداء إذا تساوت احتمالات كل الترتيبات والأصوات. نعم أو لا: احتمال أن يُحدث نعم المقعد أو لا فرقًا؛ في جزأين. من كل طرق التصويت تعتمد نسبة { $share }.
power-roll-call = نداء الأسماء
power-yes-no = نعم أو لا
power-yes-abstain = نعم أو امتناع
power-abstain-no = امتناع أو لا
power-missing = لم يُحسب:
column-index = المؤشر
column-change = التغير
change-new = جديد
change-gone = زال
change-same = كما هو
change-from-none = من لا شيء
index-banzhaf = بانزهاف
index-banzhaf-absolute = بانزهاف المطلق
index-shapley-shubik = شابلي-شوبيك
index-coleman-prevent = كولمان، للمنع
index-coleman-initiate = كولمان، للمبادرة
index-johnston = جونستون
index-deegan-packel = ديغان-باكل
index-holler = هولر
index-swings = حالات الترجيح
says-banzhaf = حصة من كل حالات الترجيح، أي التحالفات الفائزة التي تخسر بدون المقعد
says-banzhaf-absolute = احتمال الحسم إذا رمى الآخرون قطعة نقد
says-shapley-shubik = احتمال أن يكون المحور إذا تساوت كل الترتيبات
says-coleman-prevent = حصة التحالفات الفائزة التي تحتاج المقعد
says-coleman-initiate = حصة التحالفات الخاسرة التي ينقذها المقعد
says-johnston = حصة من حالات الترجيح، تُقسم كل منها بين الأعضاء الحاسمين
says-deegan-packel = حصة من التحالفات الفائزة الدنيا، يُقسم كل منها بين أعضائه
says-holler = حصة من العضويات في التحالفات الفائزة الدنيا

# الكتل
blocs-sentence = <en>{ $one }</en> و<en>{ $other }</en> الأكثر اتفاقًا، في { $same } من { $of } تصويتًا؛ <en>{ $third }</en> و<en>{ $fourth }</en> الأقل، في { $little } من { $common }
blocs-nobody = ليس لأي عضوين ما يكفي من التصويتات المشتركة
blocs-about = أصوات مجلس الأمن زوجًا زوجًا. الاتفاق لا يقول شيئًا عن سببه.
blocs-heat = كل الأزواج
blocs-network = من قريب ممن
blocs-together = كتل تتفق في { $share }% أو أكثر من تصويتاتها المشتركة
blocs-none = لا توجد.
blocs-single = { $count ->
    [zero] كل عضو في كتلة.
    [one] عضو واحد خارج كل كتلة.
    [two] عضوان خارج كل كتلة.
    [few] { $count } أعضاء خارج كل كتلة.
    [many] { $count } عضوًا خارج كل كتلة.
   *[other] { $count } عضو خارج كل كتلة.
  }
bloc-within = الأعضاء: { $count }، يتفقون في { $share }% من { $of } من التصويتات المشتركة.
bloc-firm = الثبات: { $share }% من { $draws } سحبًا للتصويتات.
blocs-pairs = الأزواج
blocs-most = الأكثر اتفاقًا
blocs-least = الأقل اتفاقًا
blocs-alone = من صوّت وحده: الوحيد الذي صوّت هكذا
blocs-counted = { $votes ->
    [zero] لا يُحسب أي تصويت من { $from } إلى { $to }.
    [one] يُحسب تصويت واحد من { $from } إلى { $to }.
    [two] يُحسب تصويتان من { $from } إلى { $to }.
    [few] تُحسب { $votes } تصويتات من { $from } إلى { $to }.
    [many] يُحسب { $votes } تصويتًا من { $from } إلى { $to }.
   *[other] يُحسب { $votes } تصويت من { $from } إلى { $to }.
  }
blocs-unanimous-in = التصويتات بالإجماع تُحسب أيضًا.
blocs-unanimous-out = { $count ->
    [zero] لا تصويت بالإجماع تُرك.
    [one] تُرك تصويت واحد بالإجماع.
    [two] تُرك تصويتان بالإجماع.
    [few] تُركت { $count } تصويتات بالإجماع.
    [many] تُرك { $count } تصويتًا بالإجماع.
   *[other] تُرك { $count } تصويت بالإجماع.
  }
blocs-own = الامتناع موقف قائم بذاته.
blocs-against = الامتناع يُحسب صوتًا معارضًا.
blocs-left-out = من يمتنع لا يُحسب.
blocs-absent = من غاب أو لم يكن عضوًا لا يُحسب في أي زوج. تُترك الأزواج التي لها أقل من { $least } من التصويتات المشتركة. فترات 95% (ويلسون).
filter-common = أقل عدد مشترك
filter-together = كتلة ابتداءً من، %
filter-unanimous = والإجماع أيضًا
column-with = مع

# عضو عبر الزمن
course-title = الاتفاق عبر الزمن
course-sentence = صوّت كمعظم الآخرين في { $same } من { $of } من التصويتات المتنازع عليها.
course-turns = منذ هذه الأيام صار اتفاقه على مستوى آخر
course-none = لم توجد نقطة تحول.
course-about = نقاط التحول: تقسيم التصويتات إلى أجزاء لا تقل عن { $least } بأعلى أرجحية، مع غرامة لكل تحول. بالمصادفة: حصة { $orders } من الترتيبات العشوائية للأيام التي فيها تحول بالحدة نفسها.
column-chance = بالمصادفة
not-beyond-chance = لا يتجاوز المصادفة
share-of = { $same } من { $of } ({ $share }%)

# مقياس واحد
map-title = أين يقف الأعضاء على مقياس واحد
map-no = هذه التصويتات لا تحمل مقياسًا، فلا يُرسم
map-about = يقارن المقياس الأعضاء عبر التصويتات المتنازع عليها المشتركة بينهم. سنتان في المجلس وسجل شبه إجماعي قلّما يوفران ما يكفي منها.
map-instead = الأماكن على مقياس ستكون من صنع الافتراضات لا التصويتات. <blocs>اتفاق الأزواج</blocs> لا يحتاج إلى مقياس؛ وقليل من السنوات <votes>يحمل واحدًا</votes>.
map-fit = المقياس يصيب في { $share }% من { $ballots } صوتًا.
map-meaning = التصويتات لا تقول أي جانب هو أيّ، ولا ما يعنيه المقياس.
map-needs = ما يحتاجه المقياس
map-what = ماذا
map-contested = تصويتات متنازع عليها
map-ballots = تصويتات متنازع عليها كان فيها العضو الأوسط مؤيدًا أو معارضًا
map-overlap = أزواج أعضاء لها { $common } من التصويتات المتنازع عليها المشتركة
map-groups = مجموعات لا تصلها تصويتات مشتركة
map-counted = { $members } من { $all } عضوًا لهم أصوات كافية في هذه التصويتات، وعددها { $votes }.
column-needed = الحد
column-there = الموجود
column-place = المكان

# الجمود
spells-sentence = { $count ->
    [zero] لا فترة جمود:
    [one] فترة جمود واحدة:
    [two] فترتا جمود:
    [few] { $count } فترات جمود:
    [many] { $count } فترة جمود:
   *[other] { $count } فترة جمود:
  } { $ended } انتهت بنص، و{ $left } بخروج البند من جدول الأعمال، و{ $open } ما زالت مفتوحة.
spells-half = نصفها يدوم أكثر من { $days } يومًا.
spells-more-half = أكثر من نصفها لم يُرَ له انتهاء.
spells-none = لم يفشل مشروع في هذه البنود في هذا الوقت.
spells-what = تبدأ الفترة بمشروع قرار فشل وتنتهي بالقرار أو البيان الرئاسي التالي في بند جدول الأعمال نفسه.
spells-limits = التصويت على الأجزاء والتعديلات والقبول والإجراءات لا يبدأ فترة ولا ينهيها؛ ولا يُحكم على ما يقوله نص، والبند الواسع يضم عدة مسائل. يصل السجل إلى { $end }.
spells-censored = يُعد البند مفتوحًا إن كان أمام المجلس منذ { $alive }، وإلا فقد تُتبع حتى آخر جلسة له. الجلسات والبيانات مسجلة حتى { $end }: والفترة التي أنهاها بيان بعد ذلك ما زالت تُعد جارية.
spells-curve = كم تدوم
spells-kaplan-meier = كابلان-ماير، فترات 95%
spells-longest = الأطول
spells-lanes = المشاريع الفاشلة والنصوص عبر الزمن
filter-by = المنحنيات
by-none = واحد
by-era = بحسب الحقبة
by-cause = بحسب السبب
curve-all = الكل
column-number = العدد
column-longer-month = أطول من 30 يومًا
column-longer-year = أطول من سنة
column-longer-five = أطول من 5 سنوات
column-median = الوسيط بالأيام
column-days = الأيام
column-failed = المشاريع الفاشلة
column-vetoed-by = النقض من
column-ended = انتهت بـ
not-reached = لم يُبلغ
ended-open = مفتوحة
ended-left = خرج من جدول الأعمال

# التوقعات
forecast-title = كيف قد يجري تصويت، ومدى جودة مثل هذه التوقعات
forecast-adopted = <en>{ $what }</en>: احتمال الاعتماد { $chance }
forecast-came = ما كان يمكن قوله في اليوم السابق. النتيجة: { $outcome }.
forecast-about = من تواريخ الأعضاء والبند ومقدمي النص كما عُرفت في اليوم السابق. ما قيل في الأروقة ليس في أي جدول.
forecast-running = التوقعات قيد الاختبار
forecast-wait = لا يُعرض توقع بدون مدى جودة مثله. يُحسب ذلك مرة واحدة بعد تشغيل الخادم ويستغرق ثواني. <again>انظر ثانية</again>
forecast-sponsors = مقدمو النص
forecast-vote = أو تصويت مضى
forecast-how-good = مدى جودة مثل هذه التوقعات
forecast-blind = بدون مقدمي النص (النص لا يصير للرئيس إلا باتفاق الجميع):
forecast-calibration = المعايرة: من الأصوات التي أُعطيت هذا الاحتمال للتأييد كان هذا القدر مؤيدًا
forecast-tested = اختبار على الماضي: { $votes } من التصويتات الموضوعية منذ { $from }، و{ $ballots } صوتًا، كل منها متوقع من تصويتات أيام سابقة بنموذج مضبوط على السنوات السابقة. مقدمو النص معروفون منذ 1994، وربما انضم بعضهم في اليوم نفسه.
forecast-too-narrow = الفترات (ويلسون) كما لو كانت الأصوات مستقلة؛ وأصوات التصويت الواحد ليست كذلك، فهي أضيق مما ينبغي.
filter-kind = ماذا
kind-draft = مشروع
kind-part = تعديل أو جزء
chance-under = أقل من 1%
chance-over = أكثر من 99%
column-chance-for = احتمال التأييد
column-chance-given = الاحتمال
column-were-in-favour = كان
ballots-better = الأصوات: أفضل من كل أساس للمقارنة؛ متوسط مربع الخطأ أقل بنسبة { $less }% من أفضل أساس.
ballots-no-better = الأصوات: ليست أفضل من أفضل أساس بما يتجاوز المصادفة؛ لا تعتمد عليها.
outcomes-better = النتائج: أفضل من كل أساس للمقارنة؛ متوسط مربع الخطأ أقل بنسبة { $less }% من أفضل أساس.
outcomes-no-better = النتائج: ليست أفضل من أفضل أساس بما يتجاوز المصادفة؛ لا تعتمد عليها.
score-brier = درجة براير
score-about = متوسط مربع الخطأ؛ والصفر كمال.
score-ballots = الأصوات
score-outcomes = النتائج
score-ballots-blind = الأصوات، بدون المقدمين
score-outcomes-blind = النتائج، بدون المقدمين
score-gain = التفوق على أفضلها (95%)
baseline-yes = الجميع مؤيد
baseline-last = كما في آخر تصويت على البند
baseline-share = النسبة حتى الآن

# في المستوي
space-title = التصويت في المستوي
space-about = لكل مقعد مكان ويفضل الأقرب. أيوجد لبّ، وإلى أين تقود المقترحات؟
space-example = <example>ثلاثة مقاعد بقاعدة الأغلبية</example>، ليس أحدها وسط الآخرين.
space-places = الأماكن: المقعد و x و y في كل سطر
space-rule = من يقرر
space-majority = أكثر من نصف مقاعد متساوية
space-status-quo = الوضع القائم
space-too-long = لا يمكن وضع أكثر من { $seats } مقعدًا هنا.
no-place = { $words } ليس مكانًا؛ اكتبه مثل 0.5,-1.
