import type { Messages } from './messages.ts';

/**
 * The English texts of consents that only brand files have, as in `locales/en.core.ts`. They are loaded with the brand, so that
 * the form neither waits for a locale nor shows the text of `unknown` where that fails to load.
 */
export const consentWords = {
  consentTerms: 'I agree to the {terms}',
  consentPrivacy: 'I agree to the {privacy}',
  consentMarketingEmail: 'Email me news and offers',
  consentMarketingSms: 'Text me news and offers. Message and data rates may apply. Reply STOP to end.',
  consentMarketingPush: 'Send me news and offers in the app',
} satisfies Messages;
