import type { DeviceMessages } from '../messages.ts';

/** Hebrew. */
const texts: DeviceMessages = {
  // Both
  skip: 'דילוג',
  done: 'סיום',
  nextGuest: 'לאורח/ת הבא/ה',

  // Kiosk
  startOver: 'התחלה מחדש',
  stillThere: 'אתם עדיין כאן?',
  stillThereDescription: 'נתחיל מחדש בעוד {time}.',
  stillHere: 'אני עדיין כאן',
  kioskOpensHere: 'נפתח במסך הזה',
  kioskClose: 'סגירה',
  kioskDocumentElsewhere: 'אי אפשר להציג את המסמך כאן. אפשר לקרוא אותו בכתובת {address}.',
  kioskDeviceShared: 'כרגע אי אפשר לפתוח חשבונות חדשים במסך הזה. אפשר להצטרף בטלפון שלכם, או להתחבר כאן לחשבון קיים.',

  // On-screen keyboard: names of the keys that write no sign
  keyboard: 'מקלדת',
  numberPad: 'מקלדת ספרות',
  keyBackspace: 'מחיקה לאחור',
  keyShift: 'אותיות גדולות',
  keySpace: 'רווח',
  keyNumbers: 'ספרות וסימנים',
  keyLetters: 'אותיות',
  keyLatin: 'אותיות לטיניות',
  keyEnter: 'אישור',
  keyHide: 'הסתרת המקלדת',

  // POS: what the cashier sees
  posHeading: 'חיבור האורח/ת',
  posDescription: 'הקריאו לאורח/ת את התנאים וסמנו את מה שאושר.',
  posAsk: 'בקשו את הקוד מהאורח/ת',
  posDetails: 'חשבון חדש',
  posDetailsDescription: 'בקשו כמה פרטים ואז צרו את החשבון.',
  posSend: 'שליחת הקוד',
  posSignedIn: 'האורח/ת מחובר/ת',
  posDeviceShared: 'כרגע אי אפשר לפתוח חשבונות חדשים בקופה הזו. האורח/ת יכול/ה להצטרף בטלפון.',
  cashierConsentMissing: 'בלי הסכמה לזה אי אפשר לשלוח קוד.',
  cashierEmailMissing: 'הזינו את כתובת הדוא״ל של האורח/ת.',
  cashierPhoneMissing: 'הזינו את מספר הנייד של האורח/ת.',
  cashierEmailInvalid: 'בקשו מהאורח/ת לאיית את הכתובת. היא צריכה להיראות כמו \u2066name@example.com\u2069.',
  cashierPhoneInvalid: 'בקשו שוב את המספר, ספרה אחר ספרה.',
  cashierCodeMissing: { one: 'בקשו מהאורח/ת את הקוד בן ספרה אחת.', two: 'בקשו מהאורח/ת את הקוד בן שתי הספרות.', other: 'בקשו מהאורח/ת את הקוד בן {count} הספרות.' },
  cashierCodeInvalid: 'הקוד אינו נכון. בקשו מהאורח/ת להקריא שוב את ההודעה החדשה ביותר, ספרה אחר ספרה.',
  cashierCodeExpired: 'תוקף הקוד פג. שלחו קוד חדש ובקשו אותו.',
  cashierCodeAttempts: 'הקוד נוסה יותר מדי פעמים. שלחו קוד חדש ובקשו אותו.',
  cashierNoCode: 'לא הגיע כלום?',
  cashierNoCodeEmail: 'הקריאו לאורח/ת את הכתובת ושאלו על תיקיית הספאם.',
  cashierNoCodeSms: 'הקריאו לאורח/ת את המספר.',

  // POS: what the cashier says
  // Goes into the records of the consents: a script that says something else needs another version.
  cashierScript: 'he-1',
  cashierSay: 'אמרו',
  cashierSayEmail: '“מה כתובת הדוא״ל?”',
  cashierSayPhone: '“מה מספר הטלפון הנייד?”',
  cashierSayCode: '“שלחתי לך קוד. אפשר להקריא לי אותו?”',
  cashierSaySignedIn: '“תודה, החיבור הושלם.”',
  cashierTerms: '“האם יש הסכמה ל{terms}?”',
  cashierPrivacy: '“האם יש הסכמה ל{privacy}?”',
  cashierTermsPrivacy: '“האם יש הסכמה ל{terms} ול{privacy}?”',
  cashierMarketingEmail: '“לשלוח לך חדשות ומבצעים בדוא״ל?”',
  cashierMarketingSms: '“לשלוח לך חדשות ומבצעים בהודעות טקסט? ייתכנו חיובי הודעות ונתונים. להפסקה אפשר להשיב STOP.”',
  cashierMarketingPush: '“לשלוח לך חדשות ומבצעים באפליקציה?”',

  // POS: what a screen reader says of the code
  cashierDigits: 'אפס אחת שתיים שלוש ארבע חמש שש שבע שמונה תשע',
  cashierHeard: 'הוזן: {digits}',
};

export default texts;
