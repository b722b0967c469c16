import type { DeviceMessages } from '../messages.ts';

/** Hebrew (infinitives and nouns, which leave the gender open). */
const texts: DeviceMessages = {
  // Both
  skip: 'דילוג',
  done: 'סיום',
  nextGuest: 'לכניסה הבאה',

  // Kiosk
  startOver: 'התחלה מחדש',
  stillThere: 'להמשיך כאן?',
  stillThereDescription: 'נתחיל מחדש בעוד {time}.',
  stillHere: 'כן, להמשיך',
  kioskOpensHere: 'נפתח במסך הזה',
  kioskClose: 'סגירה',
  kioskDocumentElsewhere: 'אי אפשר להציג את המסמך כאן. אפשר לקרוא אותו בכתובת {address}.',
  kioskDeviceShared: 'כרגע אי אפשר לפתוח חשבונות חדשים במסך הזה. אפשר להצטרף בטלפון האישי, או להתחבר כאן לחשבון קיים.',

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
  posHeading: 'כניסת אורחים',
  posDescription: 'יש להקריא את התנאים ולסמן את מה שאושר.',
  posAsk: 'בקשת הקוד',
  posDetails: 'חשבון חדש',
  posDetailsDescription: 'יש לבקש כמה פרטים ואז ליצור את החשבון.',
  posSend: 'שליחת הקוד',
  posSignedIn: 'החיבור הושלם',
  posDeviceShared: 'כרגע אי אפשר לפתוח חשבונות חדשים בקופה הזו. אפשר להצטרף בטלפון האישי.',
  cashierConsentMissing: 'בלי הסכמה לזה אי אפשר לשלוח קוד.',
  cashierEmailMissing: 'יש להזין את כתובת הדוא״ל שנמסרה.',
  cashierPhoneMissing: 'יש להזין את מספר הנייד שנמסר.',
  cashierEmailInvalid: 'יש לבקש לאיית את הכתובת. היא צריכה להיראות כמו \u2066name@example.com\u2069.',
  cashierPhoneInvalid: 'יש לבקש שוב את המספר, ספרה אחר ספרה.',
  cashierCodeMissing: { one: 'יש לבקש את הקוד בן ספרה אחת.', two: 'יש לבקש את הקוד בן שתי הספרות.', other: 'יש לבקש את הקוד בן {count} הספרות.' },
  cashierCodeInvalid: 'הקוד אינו נכון. יש לבקש שוב הקראה של ההודעה החדשה ביותר, ספרה אחר ספרה.',
  cashierCodeExpired: 'תוקף הקוד פג. יש לשלוח קוד חדש ולבקש אותו.',
  cashierCodeAttempts: 'הקוד נוסה יותר מדי פעמים. יש לשלוח קוד חדש ולבקש אותו.',
  cashierNoCode: 'לא הגיע כלום?',
  cashierNoCodeEmail: 'יש להקריא את הכתובת ולשאול על תיקיית הספאם.',
  cashierNoCodeSms: 'יש להקריא את המספר.',

  // POS: what the cashier says
  // Goes into the records of the consents: a script that says something else needs another version.
  cashierScript: 'he-1',
  cashierSay: 'מה לומר',
  cashierSayEmail: '“מה כתובת הדוא״ל?”',
  cashierSayPhone: '“מה מספר הטלפון הנייד?”',
  cashierSayCode: '“שלחתי לך קוד. אפשר להקריא לי אותו?”',
  cashierSayDetails: '“אפשר לרשום כמה פרטים לחשבון?”',
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
