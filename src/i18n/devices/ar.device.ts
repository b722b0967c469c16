import type { DeviceMessages } from '../messages.ts';

/** Arabic (verbal nouns, which leave the gender open). */
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
  posDescription: 'تُقرأ الشروط على الضيف، ويُحدَّد ما تتم الموافقة عليه.',
  posAsk: 'طلب الرمز من الضيف',
  posDetails: 'ضيف جديد',
  posDetailsDescription: 'طلب بعض البيانات، ثم إنشاء الحساب.',
  posSend: 'إرسال الرمز',
  posSignedIn: 'تم تسجيل دخول الضيف',
  posDeviceShared: 'لا يمكن إنشاء حسابات جديدة على هذا الصندوق حاليًا. يمكن للضيف التسجيل من هاتف شخصي.',
  cashierConsentMissing: 'لا يمكن إرسال رمز من دون موافقة الضيف على هذا.',
  cashierEmailMissing: 'يُرجى إدخال البريد الإلكتروني للضيف.',
  cashierPhoneMissing: 'يُرجى إدخال رقم جوال الضيف.',
  cashierEmailInvalid: 'يُرجى طلب تهجئة البريد من الضيف. ينبغي أن يشبه \u2066name@example.com\u2069.',
  cashierPhoneInvalid: 'يُرجى طلب الرقم من الضيف مجددًا، رقمًا رقمًا.',
  cashierCodeMissing: { other: 'يُرجى طلب الرمز المكوّن من {count} رقم من الضيف.', zero: 'يُرجى طلب الرمز المكوّن من {count} رقم من الضيف.', one: 'يُرجى طلب الرمز المكوّن من رقم واحد من الضيف.', two: 'يُرجى طلب الرمز المكوّن من رقمين من الضيف.', few: 'يُرجى طلب الرمز المكوّن من {count} أرقام من الضيف.', many: 'يُرجى طلب الرمز المكوّن من {count} رقمًا من الضيف.' },
  cashierCodeInvalid: 'الرمز غير صحيح. يُرجى طلب قراءة أحدث رسالة من الضيف مجددًا، رقمًا رقمًا.',
  cashierCodeExpired: 'انتهت صلاحية الرمز. يُرجى إرسال رمز جديد وطلبه.',
  cashierCodeAttempts: 'جُرّب الرمز مرات كثيرة. يُرجى إرسال رمز جديد وطلبه.',
  cashierNoCode: 'لم يصل شيء؟',
  cashierNoCodeEmail: 'يُرجى قراءة البريد على الضيف، والسؤال عن البريد غير المرغوب فيه.',
  cashierNoCodeSms: 'يُرجى قراءة الرقم على الضيف.',

  // POS: what the cashier says
  // Goes into the records of the consents: a script that says something else needs another version.
  cashierScript: 'ar-2',
  cashierSay: 'ما يُقال',
  cashierSayEmail: '«ما بريدك الإلكتروني؟»',
  cashierSayPhone: '«ما رقم جوالك؟»',
  cashierSayCode: '«أرسلت إليك رمزًا. هل يمكنك قراءته لي؟»',
  cashierSayDetails: '«هل يمكنني تدوين بعض التفاصيل لحسابك؟»',
  cashierSaySignedIn: '«شكرًا، تم تسجيل دخولك.»',
  cashierTerms: '«هل يمكنك تأكيد موافقتك على {terms}؟»',
  cashierPrivacy: '«هل يمكنك تأكيد موافقتك على {privacy}؟»',
  cashierTermsPrivacy: '«هل يمكنك تأكيد موافقتك على {terms} و{privacy}؟»',
  cashierMarketingEmail: '«هل يهمّك تلقي الأخبار والعروض بالبريد الإلكتروني؟»',
  cashierMarketingSms: '«هل يهمّك تلقي الأخبار والعروض برسائل نصية؟ قد تُطبَّق رسوم الرسائل والبيانات. يمكنك إرسال STOP للإيقاف.»',
  cashierMarketingPush: '«هل يهمّك تلقي الأخبار والعروض في التطبيق؟»',

  // POS: what a screen reader says of the code
  cashierDigits: 'صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة',
  cashierHeard: 'المُدخل: {digits}',
};

export default texts;
