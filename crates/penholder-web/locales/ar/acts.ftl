# Acts: what stands on a button. What an act is about follows it.

# Votes
act-vote-cast = التصويت
act-vote-cast-for = إدخال صوت مقعد
act-vote-name = التصويت لمرشحين
act-vote-name-for = إدخال الأسماء التي صوّت لها مقعد
act-vote-pass = تمرير الدور
act-vote-close = إقفال التصويت
act-vote-count = إدخال نتيجة فرز الصندوق
act-vote-announce = إعلان النتيجة
act-vote-annul = إلغاء التصويت
act-vote-extend = تمديد مدة التصويت
act-vote-correct = بيان الموقف المقصود في تصويت انتهى
act-vote-correct-for = إدخال الموقف الذي قصده مقعد

# Silence
act-silence-place = عرض النص على إجراء الموافقة الصامتة
act-silence-start = بدء إجراء الموافقة الصامتة
act-silence-decline = الاعتراض على بدء الموافقة الصامتة
act-silence-extend = تمديد مهلة الموافقة الصامتة
act-silence-ask_time = طلب مزيد من الوقت
act-silence-break = كسر الصمت
act-silence-hold = طلب التعليق
act-silence-release = رفع التعليق
act-silence-stop = وقف إجراء الموافقة الصامتة
act-silence-conclude = اختتام إجراء الموافقة الصامتة
act-duty-discharge = تسجيل أداء واجب

# The meeting
act-meeting-request = طلب عقد جلسة
act-meeting-convene = عقد الجلسة
act-meeting-roll = إجراء نداء الحضور
act-meeting-adopt_agenda = إقرار جدول الأعمال
act-meeting-object_to_agenda = الاعتراض على جدول الأعمال
act-meeting-put_agenda = طرح جدول الأعمال للتصويت
act-meeting-invite = اقتراح دعوة
act-meeting-object_to_invitation = الاعتراض على الدعوة
act-meeting-agree_invitation = الموافقة على الدعوة
act-meeting-put_invitation = طرح الدعوة للتصويت
act-meeting-move = تقديم اقتراح إجرائي
act-meeting-second_motion = تثنية الاقتراح الإجرائي
act-meeting-object_to_motion = الاعتراض على الاقتراح الإجرائي
act-meeting-agree_motion = الموافقة على الاقتراح الإجرائي
act-meeting-put_motion = طرح الاقتراح الإجرائي للتصويت
act-meeting-withdraw_motion = سحب الاقتراح الإجرائي
act-meeting-raise = إثارة نقطة نظام
act-meeting-rule = البت في نقطة النظام
act-meeting-challenge = الطعن في القرار
act-meeting-put_challenge = طرح الطعن للتصويت
act-meeting-inscribe = طلب الكلمة
act-meeting-strike = شطب الاسم من قائمة المتكلمين
act-meeting-call_next = إعطاء الكلمة للمتكلم التالي
act-meeting-speak = إلقاء كلمة
act-meeting-speak-reply = الكلام في إطار حق الرد
act-meeting-speak-end = إنهاء كلمتي
act-meeting-speak-reply-end = إنهاء كلمتي التي كانت رداً
act-meeting-end_speech = إنهاء الكلمة
act-meeting-cede = التخلي عن الرئاسة
act-meeting-take_chair = استعادة الرئاسة
act-meeting-resume = استئناف الجلسة
act-meeting-private = مواصلة الجلسة سرّاً
act-meeting-private-public = مواصلة الجلسة علناً
act-meeting-communique = إصدار البلاغ
act-meeting-adjourn = رفع الجلسة
act-meeting-take_back = التراجع عن الإجراء الأخير

# Drafts
act-draft-circulate = تعميم مشروع
act-draft-new_version = تعميم صيغة جديدة
act-draft-sponsor = الانضمام إلى مقدمي المشروع
act-draft-second = تثنية المشروع
act-draft-ask_vote = طلب التصويت عليه
act-draft-table = تقديم المشروع
act-draft-revise = تنقيح المشروع
act-draft-schedule = إدراجه في قائمة جلسة
act-draft-waive = التجاوز عن عرف متبع
act-draft-amend = اقتراح تعديل
act-draft-order_amendments = تحديد ترتيب التعديلات
act-draft-accept = قبول التعديل
act-draft-withdraw_amendment = سحب التعديل
act-draft-ask_parts = طلب التصويت على أجزاء كل على حدة
act-draft-refuse_parts = الاعتراض على التصويت المجزأ
act-draft-dispute = المنازعة في طبيعة المسألة
act-draft-rule_class = البت في طبيعة المسألة
act-draft-challenge_class = الطعن في القرار بشأن طبيعة المسألة
act-draft-stand_aside = التنحي عن التصويت
act-draft-stand_aside-for = اعتبار عضو طرفاً في النزاع
act-draft-reserve_on = التحفظ على فقرات
act-draft-put = طرحه للتصويت
act-draft-put-written = طرحه للتصويت الخطي
act-draft-put-preliminary = طرح المسألة الأولية للتصويت
act-draft-put-challenge = طرح الطعن في القرار للتصويت
act-draft-want_vote = طلب إجراء تصويت
act-draft-without_vote = اعتماده دون تصويت
act-draft-without_vote-acclamation = اعتماده بالتزكية
act-draft-withdraw = سحب المشروع
act-draft-take_over = تبني المشروع المسحوب
act-draft-follow = تبعية مصير الجلسة
act-draft-reserve = حجز رمز وثيقة
act-presidential-reserve = { act-draft-reserve }
act-press-reserve = { act-draft-reserve }
act-draft-lapse = تسجيل سقوطه
act-presidential-lapse = { act-draft-lapse }
act-press-lapse = { act-draft-lapse }

# Statements
act-presidential-circulate = تعميم بيان للهيئة
act-presidential-new_version = تعميم صيغة جديدة للبيان
act-presidential-agree = تسجيل موافقة الأعضاء
act-presidential-object = الاعتراض على البيان
act-presidential-adopt = إصدار البيان
act-presidential-dissociate = النأي عن البيان
act-presidential-recast = تقديمه من جديد كنص من نوع آخر
act-presidential-withdraw = سحب البيان
act-press-circulate = تعميم بيان صحفي
act-press-new_version = تعميم صيغة جديدة للبيان الصحفي
act-press-elements = اختصاره إلى عناصر للصحافة
act-press-withdraw = سحب البيان الصحفي

# The body
act-body-lay_down = إقرار القانون
act-body-seat = تسجيل قائمة الأعضاء
act-body-present = تقديم وثائق التفويض
act-body-report = الإبلاغ عن صحة وثائق التفويض
act-body-object = الاعتراض على وثائق التفويض
act-body-put = طرح وثائق التفويض للتصويت

# Elections, straw polls
act-election-begin = بدء انتخاب
act-election-ballot = إجراء اقتراع
act-election-elsewhere = تسجيل ما انتخبه الجهاز الآخر
act-election-ask_conference = طلب عقد لجنة مشتركة
act-election-end = إلغاء الانتخاب
act-straw_poll-withdraw_candidate = تسجيل انسحاب مرشح
act-election-withdraw_candidate = { act-straw_poll-withdraw_candidate }
act-straw_poll-begin = بدء اقتراعات استطلاعية
act-straw_poll-poll = إجراء اقتراع استطلاعي
act-straw_poll-poll-coloured = إجراء اقتراع استطلاعي ببطاقات ملونة
act-straw_poll-end = إنهاء الاقتراعات الاستطلاعية

# Other ways
act-no_objection-propose = اقتراح أمر بإجراء عدم الاعتراض
act-no_objection-withdraw = سحب الاقتراح
act-no_objection-refer = إحالته إلى الهيئة الأم
act-reverse-refer = { act-no_objection-refer }
act-reverse-begin = بدء مهلة بتوافق الآراء العكسي
act-reverse-oppose = معارضته
act-reverse-relent = العدول عن معارضته
act-reverse-conclude = اختتامه
act-trigger-notify = الإخطار بما يُحدث الأثر
act-trigger-link = ربط مشروع به
act-trigger-withdraw = سحب الإخطار
act-trigger-follow = ترك الأثر يسري

# What is asked of somebody
ask-announce = أُقفل التصويت على <en>{ $on }</en>: تُعلن نتيجته
ask-close-vote = صوّت الجميع على <en>{ $on }</en>: أقفل التصويت
ask-not-voted = لم يصوّتوا على <en>{ $on }</en>: <en>{ $names }</en>
ask-not-voted-many = لم يصوّت { $count } على <en>{ $on }</en>
ask-vote-open = التصويت مفتوح على <en>{ $on }</en>
ask-voted = لقد صوّتّ على <en>{ $on }</en>
ask-no-part = التصويت مفتوح على <en>{ $on }</en>، ولا تشارك فيه
ask-roll-call = تصويت بنداء الأسماء على <en>{ $on }</en>: قبل اسمك { $ahead }
ask-vote = صوّت على <en>{ $on }</en>
ask-held = لقد طلبت تعليق الموافقة الصامتة على <en>{ $on }</en>
ask-silence = إجراء موافقة صامتة على <en>{ $on }</en>
ask-silence-proposed = اقتُرح إجراء موافقة صامتة على <en>{ $on }</en>
ask-floor = الكلمة لك
ask-turn-next = دورك التالي في الكلام
ask-communique = يجب إصدار بلاغ عن الجلسة السرية عند انتهائها
ask-point = نقطة نظام من <en>{ $by }</en>: <en>{ $says }</en>
ask-challenged = طُعن في القرار بشأن نقطة النظام المقدمة من <en>{ $by }</en>
ask-motion = اقتراح إجرائي <en>{ $name }</en>، من <en>{ $by }</en>
ask-motion-waits = اقتراح إجرائي <en>{ $name }</en>، من <en>{ $by }</en>، لم يُثنَّ بعد
ask-invitation = دعوة <en>{ $who }</en>
ask-agenda-objected = اعترض <en>{ $by }</en> على جدول الأعمال
ask-agenda = ينبغي إقرار جدول الأعمال
ask-next = المتكلم التالي: <en>{ $name }</en>
ask-report = قدّم تقريراً عن وثائق تفويض <en>{ $seat }</en>
ask-credentials = اعتُرض على وثائق تفويض <en>{ $seat }</en>
ask-turn = { $ahead ->
    [one] دورك بعد متكلم واحد
    [two] دورك بعد متكلمين اثنين
    [few] دورك بعد { $ahead } متكلمين
   *[other] دورك بعد { $ahead } متكلماً
  }
ask-turn-in = { $ahead ->
    [one] دورك بعد متكلم واحد، بعد نحو { $minutes } دقيقة
    [two] دورك بعد متكلمين اثنين، بعد نحو { $minutes } دقيقة
    [few] دورك بعد { $ahead } متكلمين، بعد نحو { $minutes } دقيقة
   *[other] دورك بعد { $ahead } متكلماً، بعد نحو { $minutes } دقيقة
  }
