# Negotiations: which text can pass, and what exactly is the deadlock.

negotiate-title = أي نص يمكن أن يُعتمد، وما هو المأزق تحديدًا
negotiate-about = نص ببدائله، وما يحتاج إليه كل عضو وما يرفضه، وقاعدة الهيئة. غيّر موقفًا وانظر في الحال ما يترتب عليه.
negotiate-cases = القضايا
negotiate-own = مواقفك الخاصة
negotiate-own-about = ألصق ملفًا بالمواقف أو اختر ملفًا؛ ويبيّن <example>هذا المثال</example> كيفية كتابته. ولا يُخزَّن شيء.
negotiate-paste = الملف، ملصقًا
negotiate-upload = أو من جهازك
negotiate-ask = طلب الجواب
negotiate-nothing = لا يوجد ملف: ألصق ملفًا أو اختر واحدًا.
negotiate-too-long = الملف أطول من الحد المسموح به، وهو { $bytes } بايت.
negotiate-too-large = هذا أكبر مما تتسع له صفحة: فالحد الأقصى لما يُعرض هنا من الفقرات { $paragraphs } ومن المطالب { $demands }. أما في سطر الأوامر فليس للأمر <code>penholder negotiate</code> حدّ كهذا.
negotiate-faults = { $count ->
    [zero] لا خطأ في هذا الملف
    [one] في هذا الملف خطأ واحد
    [two] في هذا الملف خطآن
    [few] في هذا الملف { $count } أخطاء
    [many] في هذا الملف { $count } خطأً
   *[other] في هذا الملف { $count } خطأ
  }
negotiate-line = السطر { $line }:
negotiate-put-right = التصحيح هنا
no-case = لا توجد قضية اسمها <code>{ $name }</code>.

# The matrix
negotiate-penholder = القائم على الصياغة:
negotiate-press = اضغط على علامة فيتغيّر موقف العضو من تلك الفقرة.
negotiate-on-draft = الموقف من المشروع
negotiate-others = { $count ->
    [zero] مواقف جميع الأعضاء الآخرين مذكورة.
    [one] لم يُذكر موقف لعضو آخر واحد؛ ويُعدّ قادرًا على التعايش مع أي نص.
    [two] لم تُذكر مواقف لعضوين آخرين؛ ويُعدّان قادرين على التعايش مع أي نص.
    [few] لم تُذكر مواقف لـ { $count } أعضاء آخرين؛ ويُعدّون قادرين على التعايش مع أي نص.
    [many] لم تُذكر مواقف لـ { $count } عضوًا آخر؛ ويُعدّون قادرين على التعايش مع أي نص.
   *[other] لم تُذكر مواقف لـ { $count } عضو آخر؛ ويُعدّون قادرين على التعايش مع أي نص.
  }
negotiate-conflict = في تعارض
negotiate-supposed-mark = مفترض
stance-for = مؤيد
stance-against = معارض
stance-abstains = ممتنع
mark-must = يصرّ
mark-refuses = يرفض
mark-ties = يربط
mark-rather = يفضّل
mark-nothing = لا شيء
mark-guessed = تخمين
legend-must = يصرّ عليها
legend-refuses = لا يمكنه قبولها
legend-ties = يربطها بفقرة أخرى
legend-rather = يفضّل دون إصرار
negotiate-supposed = الافتراضات
negotiate-back = تراجع
negotiate-back-all = التراجع عن الكل
negotiate-change = أي عضو، وأي موقف، ونوع آخر من المسائل
suppose-who = العضو
suppose-on = الفقرة
suppose-as = الموقف
suppose-must = يصرّ عليها بصيغة ما
suppose-must-drafted = يصرّ عليها كما صيغت
suppose-refuses-drafted = لا يمكنه قبولها كما صيغت
suppose-refuses = لا يمكنه قبولها بأي صيغة
suppose-nothing = لا يحتاج إليها ولا يرفضها
suppose-kind = نوع المسألة

# The answer
negotiate-why = { $count ->
    [zero] السبب: لا مأزق
    [one] السبب: المأزق
    [two] السبب: أصغر مأزقين
    [few] السبب: أصغر { $count } مآزق
    [many] السبب: أصغر { $count } مأزقًا
   *[other] السبب: أصغر { $count } مأزق
  }
negotiate-more-exist = (وثمة غيرها)
verb-must = يصرّ على
verb-refuses = لا يمكنه قبول
verb-ties = يقبل
negotiate-only-if = لا يُعتمد النص إلا إذا: <en>{ $asked }</en>.
negotiate-guess = يستند هذا إلى تخمين.
negotiate-reported = <strong>يستند هذا إلى تخمين.</strong> استناداً إلى ما ورد في المصادر وحده: <en>{ $answer }</en>
negotiate-fewest = { $count ->
    [zero] لا مخرج بأقل عدد من التنازلات
    [one] المخرج بأقل عدد من التنازلات
    [two] المخرجان بأقل عدد من التنازلات
    [few] المخارج بأقل عدد من التنازلات، وعددها { $count }
    [many] المخارج بأقل عدد من التنازلات، وعددها { $count }
   *[other] المخارج بأقل عدد من التنازلات، وعددها { $count }
  }
negotiate-lightest = { $count ->
    [zero] لا مخرج بأخفّ التنازلات
    [one] المخرج بأخفّ التنازلات
    [two] المخرجان بأخفّ التنازلات
    [few] المخارج بأخفّ التنازلات، وعددها { $count }
    [many] المخارج بأخفّ التنازلات، وعددها { $count }
   *[other] المخارج بأخفّ التنازلات، وعددها { $count }
  }
negotiate-alone = مَن يستطيع إنهاءه بمفرده
negotiate-nobody = لا أحد: لا بد من أن يقدّم أكثر من عضو تنازلًا ما.
negotiate-beside = النص القابل للاعتماد إلى جانب النص المقترح
negotiate-if = <en>{ $text }</en>، إذا: <en>{ $only_if }</en>.
word-or = أو
word-and = و
negotiate-keeps = يحتفظ بـ { $kept } من أصل { $of } من المضمون.
column-paragraph = الفقرة
column-proposed = المقترح
column-passes = القابل للاعتماد
negotiate-same = كما هو
negotiate-left-out = محذوف
negotiate-passing = النصوص القابلة للاعتماد
best-preference = الأفضل من حيث التفضيلات
best-content = الأفضل من حيث المضمون
best-support = الأفضل من حيث التأييد
best-preference-content = الأفضل من حيث التفضيلات والمضمون
best-preference-support = الأفضل من حيث التفضيلات والتأييد
best-content-support = الأفضل من حيث المضمون والتأييد
best-all = الأفضل من حيث التفضيلات والمضمون والتأييد
negotiate-votes = المؤيدون: { $supports }، الممتنعون: { $abstain }، المعارضون: { $against }
negotiate-not-proved = أفضل ما عُثر عليه، دون إثبات.
negotiate-texts = النصوص المطروحة
negotiate-unmet = { $count ->
    [zero] كل المطالب ملبّاة
    [one] مطلب واحد لم يُلبَّ
    [two] مطلبان لم يُلبَّيا
    [few] { $count } مطالب لم تُلبَّ
    [many] { $count } مطلبًا لم تُلبَّ
   *[other] { $count } مطلب لم تُلبَّ
  }
negotiate-rest = { $count ->
    [zero] لا شيء آخر في البرقية.
    [one] بند واحد آخر في البرقية.
    [two] بندان آخران في البرقية.
    [few] { $count } بنود أخرى في البرقية.
    [many] { $count } بندًا آخر في البرقية.
   *[other] { $count } بند آخر في البرقية.
  }
negotiate-rest-same = { $count ->
    [zero] لا فقرة أخرى تبقى كما اقتُرحت.
    [one] فقرة أخرى واحدة تبقى كما اقتُرحت.
    [two] فقرتان أخريان تبقيان كما اقتُرحتا.
    [few] { $count } فقرات أخرى تبقى كما اقتُرحت.
    [many] { $count } فقرة أخرى تبقى كما اقتُرحت.
   *[other] { $count } فقرة أخرى تبقى كما اقتُرحت.
  }
negotiate-roads = طرق أخرى
negotiate-amendments = كل تعديل على حدة
column-amendment = التعديل
column-wins = يكسب
column-loses = يخسر
column-costs = الكلفة
negotiate-nobody-word = لا أحد
negotiate-passes-with-it = يُعتمد المشروع معه.
negotiate-doubts = ماذا لو كنا مخطئين
negotiate-next = مَن ينبغي سؤاله بعد ذلك
negotiate-sources = المواقف ومَن أوردها
negotiate-take = للتنزيل:
download-cable = برقية إلى العاصمة (Markdown)

# المواقف من نص في جلسة
positions = مواقفنا
positions-private = لا يرى هذه الصفحة سوى وفدكم.
positions-shared = تطّلع الرئاسة على هذه المواقف وعلى كل تعديل لاحق.
positions-shared-once = تعرف الرئاسة المواقف كما كانت عند آخر إطلاع؛ ولا تُبلَّغ بأي تعديل لاحق.
positions-presides = يرى من يتولى الرئاسة ما أُطلعت عليه. وهو الآن
positions-share = إطلاع الرئاسة
positions-share-no-more = عدم الإطلاع على التعديلات اللاحقة
positions-unpublished = لم يُنشر شيء.
positions-published = منشورة كما كانت في { $time }: يراها كل من يرى النص.
positions-publish = النشر كما هي
positions-publish-again = إعادة النشر كما هي
positions-withdraw = سحب المنشور
positions-none = لا موقف
positions-weight = الوزن
positions-why = السبب (يُبلَّغ معه)
positions-rather-drafted = يفضّلها كما صيغت
positions-rather-out = يفضّل حذفها
positions-must-amendment = لا بد له من هذا التعديل
positions-refuses-amendment = لا يستطيع قبول هذا التعديل
positions-rather-amendment = يفضّل هذا التعديل
positions-changed = تغيّرت الألفاظ منذ أن أبديتم هذا الموقف.
positions-lost = { $count ->
    [zero] لا مواقف بلا نص.
    [one] موقف واحد يتعلق بألفاظ لم تعد في النص؛ والحفظ يحذفه.
    [two] موقفان يتعلقان بألفاظ لم تعد في النص؛ والحفظ يحذفهما.
    [few] { $count } مواقف تتعلق بألفاظ لم تعد في النص؛ والحفظ يحذفها.
    [many] { $count } موقفا تتعلق بألفاظ لم تعد في النص؛ والحفظ يحذفها.
   *[other] { $count } موقف تتعلق بألفاظ لم تعد في النص؛ والحفظ يحذفها.
  }
positions-ties = ربط فقرات بعضها ببعض
positions-tie = الكيفية
positions-untied = بلا ربط
positions-first = الأول
positions-second = الثاني
tie-only-with = الأول فقط مع الثاني
tie-at-most-one = أحدهما على الأكثر
tie-only-together = كلاهما أو لا شيء
about-paragraph = الفقرة { $number } بأي صيغة
about-drafted = الفقرة { $number } كما صيغت
about-out = النص من دون الفقرة { $number }
about-amendment = تعديل { $who } على الفقرة { $number }
positions-abstain = الوزن غير المستجاب الذي نمتنع حتى بلوغه ولا نصوّت ضد
positions-save = حفظ مواقفنا
positions-unread = تتعذر قراءة هذه المواقف
positions-contradict = هذه المواقف ينفي بعضها بعضا
to-the-text = النص
negotiation-title = ما يمكن أن يُعتمد
negotiation-link = ما يمكن أن يُعتمد: { $count ->
    [zero] لا مواقف بعد
    [one] مواقف وفد واحد
    [two] مواقف وفدين
    [few] مواقف { $count } وفود
    [many] مواقف { $count } وفدا
   *[other] مواقف { $count } وفد
  }
negotiation-link-chair = ما يمكن أن يُعتمد، للرئاسة: { $count ->
    [zero] لا مواقف بعد
    [one] مواقف وفد واحد
    [two] مواقف وفدين
    [few] مواقف { $count } وفود
    [many] مواقف { $count } وفدا
   *[other] مواقف { $count } وفد
  }
negotiation-seat = استنادا إلى مواقفكم وإلى المواقف المنشورة:
negotiation-chair = استنادا إلى ما أُطلعت عليه الرئاسة أو نُشر:
negotiation-published = استنادا إلى المواقف المنشورة:
negotiation-nobody = لا شيء منها بعد.
way-own = مواقفكم
way-shared = أُطلعت عليها الرئاسة
way-published = منشورة
