import type { Messages } from './messages.ts';

/**
 * English of the consents that only brand files have, as in `locales/en.core.ts`. They come with the brand, so that its
 * form neither waits for other words nor asks with an error's where those fail.
 */
export const consentWords = {
  consentTerms: 'I agree to the {terms}',
  consentPrivacy: 'I agree to the {privacy}',
  consentMarketingEmail: 'Email me news and offers',
  consentMarketingSms: 'Text me news and offers. Message and data rates may apply. Reply STOP to end.',
  consentMarketingPush: 'Send me news and offers in the app',
} satisfies Messages;
