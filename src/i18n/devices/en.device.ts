/** English of what only kiosks and tills show. It comes with them, so that no text of theirs is ever missing. */
export default {
  // Both
  skip: 'Skip',
  done: 'Done',
  nextGuest: 'Next guest',

  // Kiosk
  startOver: 'Start over',
  stillThere: 'Still there?',
  stillThereDescription: 'We’ll start over in {time}.',
  stillHere: 'I’m still here',
  kioskOpensHere: 'opens on this screen',
  kioskClose: 'Close',
  kioskDocumentElsewhere: 'This document can’t be shown here. You can read it at {address}.',
  kioskDeviceShared: 'New accounts can’t be opened on this screen right now. You can join on your own phone, or sign in here to an account that you have.',

  // On-screen keyboard: names of the keys that write no sign
  keyboard: 'Keyboard',
  numberPad: 'Number pad',
  keyBackspace: 'Backspace',
  keyShift: 'Shift',
  keySpace: 'Space',
  keyNumbers: 'Numbers and symbols',
  keyLetters: 'Letters',
  keyLatin: 'Latin letters',
  keyEnter: 'Enter',
  keyHide: 'Hide keyboard',

  // POS: what the cashier sees
  posHeading: 'Sign in the guest',
  posDescription: 'Read the terms aloud and tick what the guest agrees to.',
  posAsk: 'Ask the guest for the code',
  posDetails: 'A new guest',
  posDetailsDescription: 'Ask for a few details, then create the account.',
  posSend: 'Send the code',
  posSignedIn: 'The guest is signed in',
  posDeviceShared: 'New accounts can’t be opened at this till right now. The guest can join on their own phone.',
  cashierConsentMissing: 'Without a yes to this, no code can be sent.',
  cashierEmailMissing: 'Enter the guest’s email address.',
  cashierPhoneMissing: 'Enter the guest’s mobile number.',
  cashierEmailInvalid: 'Ask the guest to spell the address. It should look like name@example.com.',
  cashierPhoneInvalid: 'Ask the guest for the number again, digit by digit.',
  cashierCodeMissing: { one: 'Ask the guest for the {count}-digit code.', other: 'Ask the guest for the {count}-digit code.' },
  cashierCodeInvalid: 'That code isn’t right. Ask the guest to read the newest message again, digit by digit.',
  cashierCodeExpired: 'That code has expired. Send a new one and ask for it.',
  cashierCodeAttempts: 'That code was tried too often. Send a new one and ask for it.',
  cashierNoCode: 'Nothing arrived?',
  cashierNoCodeEmail: 'Read the address back to the guest, and ask about the spam folder.',
  cashierNoCodeSms: 'Read the number back to the guest.',

  // POS: what the cashier says
  // Goes into the records of the consents: a script that says something else needs another version.
  cashierScript: 'en-1',
  cashierSay: 'Say',
  cashierSayEmail: '“What’s your email address?”',
  cashierSayPhone: '“What’s your mobile number?”',
  cashierSayCode: '“I’ve sent you a code. Could you read it to me?”',
  cashierSayDetails: '“May I take a few details?”',
  cashierSaySignedIn: '“Thank you, you’re signed in.”',
  cashierTerms: '“Do you agree to the {terms}?”',
  cashierPrivacy: '“Do you agree to the {privacy}?”',
  cashierTermsPrivacy: '“Do you agree to the {terms} and the {privacy}?”',
  cashierMarketingEmail: '“Would you like news and offers by email?”',
  cashierMarketingSms: '“Would you like news and offers by text message? Message and data rates may apply. You can reply STOP to end.”',
  cashierMarketingPush: '“Would you like news and offers in the app?”',

  // POS: what a screen reader says of the code
  cashierDigits: 'zero one two three four five six seven eight nine',
  cashierHeard: 'Entered: {digits}',
};
