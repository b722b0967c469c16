/** English of the first step: compiled into the first file, so that the form is painted without another request. */
export default {
  // Identifier step
  heading: 'Sign in or join',
  description: 'We’ll send you a one-time code. No password to remember.',
  channelsLabel: 'How should we send your code?',
  channelEmail: 'Email',
  channelSms: 'Text message',
  email: 'Email',
  phone: 'Mobile number',
  country: 'Country or region',
  sendEmail: 'Email me a code',
  sendSms: 'Text me a code',
  sending: 'Sending…',
  emailMissing: 'Enter your email address.',
  phoneMissing: 'Enter your mobile number.',

  // Consents
  consentTerms: 'I agree to the {terms}',
  consentPrivacy: 'I agree to the {privacy}',
  consentTermsPrivacy: 'I agree to the {terms} and the {privacy}',
  consentMarketingEmail: 'Email me news and offers',
  consentMarketingSms: 'Text me news and offers. Message and data rates may apply. Reply STOP to end.',
  consentMarketingPush: 'Send me news and offers in the app',
  consentMissing: 'Please agree to this to go on.',
  consentGiven: 'You agreed on {date} to the {documents}.',
  consentReview: 'Review',
  terms: 'Terms of Service',
  privacy: 'Privacy Policy',
  newTab: 'opens in a new tab',
  keepSignedIn: 'Keep me signed in on this device',

  // What can go wrong before anything is sent
  not_configured: 'Sign-in isn’t available right now. Please check back later.',
  insecure_context: 'Sign-in needs a secure page. Open this page with https.',
  network_error: 'We couldn’t reach the server. Check your connection and try again.',
  email_invalid: 'Check the email address. It should look like name@example.com.',
  unknown: 'Something went wrong. Please try again.',
  loading: 'Loading…',
};
