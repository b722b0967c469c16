import type { MessageKey } from '../../i18n/messages.ts';
import type { Translate } from '../../i18n/translate.ts';

/** What is said to the cashier in place of the guest. The consents stay the guest's: they are read to them. */
const CASHIER: Readonly<Partial<Record<MessageKey, MessageKey>>> = {
  heading: 'posHeading',
  description: 'posDescription',
  sendEmail: 'posSend',
  sendSms: 'posSend',
  codeHeading: 'posAsk',
  signedInHeading: 'posSignedIn',
};

/** At a POS a cashier sits before the screen, and the guest stands behind it. */
export const cashierWords = (t: Translate): Translate => (key, params) => t(CASHIER[key] ?? key, params);
