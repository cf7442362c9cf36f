# أبواب الدار غير الدعوة: الشاشات على الجدار.

# الشاشات
screen-code = رمز هذه الشاشة
screen-waits = يكتب الرئيس أو الأمانة العامة هذا الرمز تحت «إقران شاشة».
screen-code-until = يصلح مرة واحدة، حتى { $time }؛ ثم يظهر رمز آخر.
pair-screen = إقران شاشة
pair-code = الرمز الذي تعرضه الشاشة
pair-name = اسم الشاشة
pair-unknown = لا توجد شاشة في هذه القاعة تعرض هذا الرمز الآن؛ الرمز يصلح مرة واحدة، لمدة عشر دقائق
screens = الشاشات
screens-about = افتح <screen>عنوان الشاشة</screen> على الجدار واكتب الرمز الذي تعرضه. تبقى الشاشة مقرونة اثنتي عشرة ساعة.
screens-none = لا توجد شاشة مقرونة.
screen-until = مقرونة حتى { $time }
screen-end = فك الإقران
screen-not-paired = هذه الشاشة غير مقرونة مع { $chamber }

# عن طريق مزوّد الهوية
login-elsewhere = تسجيل الدخول عن طريق { $provider }
elsewhere-away = { $provider } لا يجيب كما ينبغي؛ أعد المحاولة بعد دقيقة، أو ادخل بدعوة أو بكلمة مرور
elsewhere-unbelieved = ما أرسله { $provider } لا يمكن تصديقه؛ لم يُفعل شيء
elsewhere-refused = لم يسمح { $provider } لأحد بالدخول
elsewhere-lost = لم يبدأ هذا المتصفح تسجيل الدخول هنا، أو طال الوقت؛ ابدأ من جديد
welcome = مرحبا، { $name }
go-on = متابعة
