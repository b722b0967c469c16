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
  sendEmail: 'Email me a code',
  sendSms: 'Text me a code',
  sending: 'Sending…',

  // Consents
  consentTermsPrivacy: 'I agree to the {terms} and the {privacy}',
  terms: 'Terms of Service',
  privacy: 'Privacy Policy',
  newTab: 'opens in a new tab',
  keepSignedIn: 'Keep me signed in on this device',

  // Errors before anything is sent
  network_error: 'We couldn’t reach the server. Check your connection and try again.',
  unknown: 'Something went wrong. Please try again.',
  loading: 'Loading…',
};
