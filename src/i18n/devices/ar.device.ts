import type { DeviceMessages } from '../messages.ts';

/** Arabic. */
const texts: DeviceMessages = {
  // Both
  skip: 'تخطٍّ',
  done: 'تم',
  nextGuest: 'الضيف التالي',

  // Kiosk
  startOver: 'البدء من جديد',
  stillThere: 'هل ما زلت هنا؟',
  stillThereDescription: 'سنبدأ من جديد خلال {time}.',
  stillHere: 'ما زلت هنا',
  kioskOpensHere: 'يُفتح على هذه الشاشة',
  kioskClose: 'إغلاق',
  kioskDocumentElsewhere: 'لا يمكن عرض هذا المستند هنا. يمكنك قراءته على {address}.',
  kioskDeviceShared: 'لا يمكن إنشاء حسابات جديدة على هذه الشاشة حاليًا. يمكنك التسجيل من هاتفك، أو تسجيل الدخول هنا إلى حساب لديك.',

  // On-screen keyboard: names of the keys that write no sign
  keyboard: 'لوحة المفاتيح',
  numberPad: 'لوحة الأرقام',
  keyBackspace: 'حذف حرف',
  keyShift: 'تبديل الأحرف',
  keySpace: 'مسافة',
  keyNumbers: 'أرقام ورموز',
  keyLetters: 'أحرف',
  keyLatin: 'أحرف لاتينية',
  keyEnter: 'إدخال',
  keyHide: 'إخفاء لوحة المفاتيح',

  // POS: what the cashier sees
  posHeading: 'تسجيل دخول الضيف',
  posDescription: 'اقرأ الشروط على الضيف، وحدّد ما يوافق عليه.',
  posAsk: 'اطلب الرمز من الضيف',
  posDetails: 'ضيف جديد',
  posDetailsDescription: 'اطلب بعض البيانات، ثم أنشئ الحساب.',
  posSend: 'إرسال الرمز',
  posSignedIn: 'تم تسجيل دخول الضيف',
  posDeviceShared: 'لا يمكن إنشاء حسابات جديدة على هذا الصندوق حاليًا. يمكن للضيف التسجيل من هاتفه.',
  cashierConsentMissing: 'لا يمكن إرسال رمز من دون موافقة الضيف على هذا.',
  cashierEmailMissing: 'أدخل البريد الإلكتروني للضيف.',
  cashierPhoneMissing: 'أدخل رقم جوال الضيف.',
  cashierEmailInvalid: 'اطلب من الضيف تهجئة البريد. ينبغي أن يشبه \u2066name@example.com\u2069.',
  cashierPhoneInvalid: 'اطلب الرقم من الضيف مجددًا، رقمًا رقمًا.',
  cashierCodeMissing: { other: 'اطلب من الضيف الرمز المكوّن من {count} رقم.', zero: 'اطلب من الضيف الرمز المكوّن من {count} رقم.', one: 'اطلب من الضيف الرمز المكوّن من رقم واحد.', two: 'اطلب من الضيف الرمز المكوّن من رقمين.', few: 'اطلب من الضيف الرمز المكوّن من {count} أرقام.', many: 'اطلب من الضيف الرمز المكوّن من {count} رقمًا.' },
  cashierCodeInvalid: 'الرمز غير صحيح. اطلب من الضيف قراءة أحدث رسالة مجددًا، رقمًا رقمًا.',
  cashierCodeExpired: 'انتهت صلاحية الرمز. أرسل رمزًا جديدًا واطلبه.',
  cashierCodeAttempts: 'جُرّب الرمز مرات كثيرة. أرسل رمزًا جديدًا واطلبه.',
  cashierNoCode: 'لم يصل شيء؟',
  cashierNoCodeEmail: 'اقرأ البريد على الضيف، واسأله عن البريد غير المرغوب فيه.',
  cashierNoCodeSms: 'اقرأ الرقم على الضيف.',

  // POS: what the cashier says
  // Goes into the records of the consents: a script that says something else needs another version.
  cashierScript: 'ar-1',
  cashierSay: 'قل',
  cashierSayEmail: '«ما بريدك الإلكتروني؟»',
  cashierSayPhone: '«ما رقم جوالك؟»',
  cashierSayCode: '«أرسلت إليك رمزًا. هل تقرؤه لي؟»',
  cashierSaySignedIn: '«شكرًا، تم تسجيل دخولك.»',
  cashierTerms: '«هل توافق على {terms}؟»',
  cashierPrivacy: '«هل توافق على {privacy}؟»',
  cashierTermsPrivacy: '«هل توافق على {terms} و{privacy}؟»',
  cashierMarketingEmail: '«هل ترغب في تلقي الأخبار والعروض بالبريد الإلكتروني؟»',
  cashierMarketingSms: '«هل ترغب في تلقي الأخبار والعروض برسائل نصية؟ قد تُطبَّق رسوم الرسائل والبيانات. يمكنك إرسال STOP للإيقاف.»',
  cashierMarketingPush: '«هل ترغب في تلقي الأخبار والعروض في التطبيق؟»',

  // POS: what a screen reader says of the code
  cashierDigits: 'صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة',
  cashierHeard: 'المُدخل: {digits}',
};

export default texts;
