import type { MoreMessages } from '../messages.ts';

/** Arabic: six plural forms. */
const texts: MoreMessages = {
  // Details step
  detailsHeading: 'أوشكت على الانتهاء',
  detailsDescription: 'بقيت بعض التفاصيل فقط.',
  firstName: 'الاسم الأول',
  lastName: 'اسم العائلة',
  newPassword: 'اختر كلمة مرور',
  fieldMissing: 'املأ هذا الحقل.',
  register: 'إنشاء حساب',
  registering: 'جارٍ إنشاء حسابك…',
  agreementRetry: 'حسابك جاهز. خطوة أخيرة: أكّد الشروط.',
  confirmTerms: 'تأكيد',
  passwordLength: 'من 8 إلى 25 حرفًا',
  passwordNumber: 'رقم واحد',
  passwordUpper: 'حرف إنجليزي كبير',
  passwordLower: 'حرف إنجليزي صغير',
  passwordSpecial: 'رمز خاص غير \u2066& * : ;\u2069',
  choose: 'اختيار',
  fieldsMissing: {
    zero: 'لا حقول تحتاج إلى مراجعة.',
    one: 'حقل واحد يحتاج إلى مراجعة.',
    two: 'حقلان يحتاجان إلى مراجعة.',
    few: '{count} حقول تحتاج إلى مراجعة.',
    many: '{count} حقلًا تحتاج إلى مراجعة.',
    other: '{count} حقل تحتاج إلى مراجعة.',
  },
  optional: 'اختياري',
  recovered: 'هذا الحساب موجود بالفعل. أرسلنا رمزًا جديدًا لتسجيل دخولك.',

  // Password step
  passwordHeading: 'تسجيل الدخول',
  password: 'كلمة المرور',
  passwordMissing: 'أدخل كلمة المرور.',
  showPassword: 'إظهار كلمة المرور',
  hidePassword: 'إخفاء كلمة المرور',
  capsLock: 'مفتاح \u2066Caps Lock\u2069 مفعّل.',
  signIn: 'تسجيل الدخول',
  signingIn: 'جارٍ تسجيل الدخول…',
  forgotPassword: 'هل نسيت كلمة المرور؟',
  forgotSent: 'إذا وُجد حساب للعنوان {email}، فستصلك رسالة فيها رابط لإعادة التعيين.',
  usePassword: 'استخدام كلمة مرور',
  useCode: 'استخدام رمز لمرة واحدة',

  // Kiosk and POS
  startOver: 'البدء من جديد',
  stillThere: 'هل ما زلت هنا؟',
  stillThereDescription: 'سنبدأ من جديد خلال {time}.',
  stillHere: 'ما زلت هنا',
  posHeading: 'تسجيل دخول الضيف',
  posDescription: 'اقرأ الشروط على الضيف، وحدّد ما يوافق عليه.',
  posAsk: 'اطلب الرمز من الضيف',
  posSend: 'إرسال الرمز',
  posSignedIn: 'تم تسجيل دخول الضيف',

  // What went wrong: one sentence for each error code
  account_locked: 'هذا الحساب مقفل حاليًا. حاول لاحقًا.',
  account_unverified: 'أكّد حسابك أولًا. ابحث عن رسالتنا في بريدك الوارد.',
  account_social: 'أُنشئ هذا الحساب عبر حساب تواصل اجتماعي. سجّل الدخول به.',
  account_exists: 'يوجد حساب بالفعل. سجّل الدخول برمز جديد.',
  credentials_invalid: 'البريد الإلكتروني أو كلمة المرور غير صحيحة. تحقّق منهما وحاول مجددًا.',
  email_taken: 'هذا البريد الإلكتروني مرتبط بحساب آخر.',
  phone_taken: 'رقم الجوال هذا مرتبط بحساب آخر.',
  field_invalid: 'تحقّق من هذا الحقل.',
  agreement_failed: 'تعذّر تسجيل موافقتك. حاول مجددًا.',
  signature_invalid: 'تسجيل الدخول غير متاح حاليًا. يُرجى العودة لاحقًا.',
  refresh_busy: 'علامة تبويب أخرى مشغولة. حاول مجددًا بعد قليل.',
  body_not_repeatable: 'تعذّرت إعادة الإرسال تلقائيًا. حاول مجددًا.',
};

export default texts;
