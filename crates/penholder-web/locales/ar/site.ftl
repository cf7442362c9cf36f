# The shell of every page, errors, words of the core.

skip = الانتقال إلى المحتوى
nav = أقسام الموقع
nav-record = السجل
nav-votes = عمليات التصويت
nav-members = الأعضاء
nav-vetoes = حالات النقض
nav-replay = مواثيق أخرى
nav-law = القانون
nav-negotiations = المفاوضات
nav-cases = القضايا
languages = اللغات
home = الصفحة الرئيسية
search-the-record = البحث في السجل
start-again = البدء من جديد
foot-facts = الوقائع مأخوذة من مصادر منشورة، مع التصويبات والأساس الذي تستند إليه. والواقعة المشار إليها بالعلامة [K] معروفة جيدًا ولم تُراجَع من جديد؛ والمشار إليها بالعلامة [?] محل خلاف. افتح أي تصويت لترى القاعدة والأرقام التي حسمته.

# Data for programs
api-title = بيانات للبرامج
api-about = يستطيع أي برنامج قراءة كل ما في السجل دون حساب. ويقول <description>الوصف بصيغة OpenAPI 3.1</description> ما تقوله هذه الصفحة.
api-writing = ومن له مكان في <chambers>قاعة</chambers> يستطيع الكتابة أيضا: الرمز المنشأ هناك يتصرف بصفة ذلك المكان، وفق القواعد نفسها.
api-tokens-too = مع رمز: ما يجوز لمكانه أن يراه. وبدونه: ما يراه الجمهور.
api-tokens-only = برمز فقط.
api-as-above = المعاملات نفسها كما أعلاه.
api-examples = كل مثال إجابة حقيقية؛ ولا يُعرض من القوائم والجداول الطويلة إلا أول مدخلين.
api-answers = الإجابات:
api-example = مثال
api-whole = الإجابة كاملة

# Errors
error-not-found = غير موجود
error-asked = تتعذّر الإجابة عن ذلك
error-damaged = السجل تالف
error-busy = الموقع مشغول
busy = يطلب عدد كبير إجابات مطوّلة في آن واحد. حاول مجددًا بعد قليل.
not-found-address = لا يوجد شيء تحت العنوان <code>{ $address }</code>.

# Positions
position-yes = تأييد
position-no = معارضة
position-abstain = امتناع
position-abstain-not-bound = امتناع دون التزام بالقرار
position-not-participating = عدم مشاركة في التصويت
position-absent = غياب
position-not-voting = عدم تصويت
position-vacant = مقعد شاغر
position-barred = طرف لا يجوز له التصويت
position-recused = تنحٍّ
position-suspended = حق تصويت معلّق
position-invalid = صوت باطل
position-no-objection = عدم اعتراض
position-objection = اعتراض
position-hold = طلب تعليق
position-discuss = طلب مناقشة
position-silent = التزام الصمت
position-unknown = غير مسجّل
position-open = لم يُحدَّد بعد
position-veto = معارضة، وهي نقض
presiding = الرئاسة
vetoes-counted = { $count ->
    [zero] (بلا نقض)
    [one] (حالة نقض واحدة)
    [two] (حالتا نقض)
    [few] ({ $count } حالات نقض)
    [many] ({ $count } حالة نقض)
   *[other] ({ $count } حالة نقض)
  }

# { $month } is the number of the month.
day = { $day } { $month ->
    [1] كانون الثاني/يناير
    [2] شباط/فبراير
    [3] آذار/مارس
    [4] نيسان/أبريل
    [5] أيار/مايو
    [6] حزيران/يونيه
    [7] تموز/يوليه
    [8] آب/أغسطس
    [9] أيلول/سبتمبر
    [10] تشرين الأول/أكتوبر
    [11] تشرين الثاني/نوفمبر
   *[12] كانون الأول/ديسمبر
  } { $year }
