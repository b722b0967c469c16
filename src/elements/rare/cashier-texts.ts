import type { MessageKey } from '../../i18n/messages.ts';
import type { Translate } from '../../i18n/translate.ts';

/** The texts for the cashier by those for the guest. The consents stay as they are: the cashier reads them to the guest. */
const CASHIER: Readonly<Partial<Record<MessageKey, MessageKey>>> = {
  heading: 'posHeading',
  description: 'posDescription',
  sendEmail: 'posSend',
  sendSms: 'posSend',
  codeHeading: 'posAsk',
  signedInHeading: 'posSignedIn',
};

/** Translates for a POS, where the cashier sees the screen and the guest does not. */
export const cashierTexts = (t: Translate): Translate => (key, params) => t(CASHIER[key] ?? key, params);
