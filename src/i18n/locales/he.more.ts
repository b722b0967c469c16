import type { MoreMessages } from '../messages.ts';

/** Hebrew (plural address, which leaves the gender open). */
const texts: MoreMessages = {
  // Details step
  detailsHeading: 'כמעט סיימנו',
  detailsDescription: 'עוד כמה פרטים וזהו.',
  firstName: 'שם פרטי',
  lastName: 'שם משפחה',
  newPassword: 'בחירת סיסמה',
  fieldMissing: 'מלאו את השדה.',
  register: 'יצירת חשבון',
  registering: 'החשבון בהקמה…',
  agreementRetry: 'החשבון מוכן. צעד אחרון: אשרו את התנאים.',
  confirmTerms: 'אישור',
  passwordLength: '8 עד 25 תווים',
  passwordNumber: 'ספרה',
  passwordUpper: 'אות אנגלית גדולה',
  passwordLower: 'אות אנגלית קטנה',
  passwordSpecial: 'תו מיוחד, חוץ מ־\u2066& * : ;\u2069',
  choose: 'בחירה',
  fieldsMissing: { one: 'שדה אחד דורש בדיקה.', two: 'שני שדות דורשים בדיקה.', other: '{count} שדות דורשים בדיקה.' },
  optional: 'לא חובה',
  recovered: 'החשבון כבר קיים. שלחנו קוד חדש לכניסה.',

  // Password step
  passwordHeading: 'כניסה',
  password: 'סיסמה',
  passwordMissing: 'הזינו סיסמה.',
  showPassword: 'הצגת הסיסמה',
  hidePassword: 'הסתרת הסיסמה',
  capsLock: 'מקש \u2066Caps Lock\u2069 פעיל.',
  signIn: 'כניסה',
  signingIn: 'בכניסה…',
  forgotPassword: 'שכחתם את הסיסמה?',
  forgotSent: 'אם יש חשבון עבור {email}, הודעה עם קישור לאיפוס בדרך אליכם.',
  usePassword: 'שימוש בסיסמה',
  useCode: 'שימוש בקוד חד-פעמי',

  // Kiosk and POS
  startOver: 'התחלה מחדש',
  stillThere: 'אתם עדיין כאן?',
  stillThereDescription: 'נתחיל מחדש בעוד {time}.',
  stillHere: 'אני עדיין כאן',
  posHeading: 'חיבור האורח/ת',
  posDescription: 'הקריאו לאורח/ת את התנאים וסמנו את מה שאושר.',
  posAsk: 'בקשו את הקוד מהאורח/ת',
  posSend: 'שליחת הקוד',
  posSignedIn: 'האורח/ת מחובר/ת',

  // What went wrong: one sentence for each error code
  account_locked: 'החשבון נעול כרגע. נסו שוב מאוחר יותר.',
  account_unverified: 'יש לאשר תחילה את החשבון. חפשו את ההודעה שלנו בתיבת הדואר.',
  account_social: 'החשבון נוצר דרך רשת חברתית. היכנסו באמצעותה.',
  account_exists: 'כבר קיים חשבון. היכנסו עם קוד חדש.',
  credentials_invalid: 'הדוא״ל או הסיסמה אינם נכונים. בדקו את שניהם ונסו שוב.',
  email_taken: 'כתובת הדוא״ל הזאת שייכת לחשבון אחר.',
  phone_taken: 'מספר הנייד הזה שייך לחשבון אחר.',
  field_invalid: 'בדקו את השדה הזה.',
  agreement_failed: 'לא הצלחנו לרשום את הסכמתכם. נסו שוב.',
  signature_invalid: 'הכניסה אינה זמינה כרגע. נסו שוב מאוחר יותר.',
  refresh_busy: 'כרטיסייה אחרת עסוקה. נסו שוב בעוד רגע.',
  body_not_repeatable: 'לא הצלחנו לשלוח שוב באופן אוטומטי. נסו שוב.',
};

export default texts;
