import first from './en.first.ts';

/** English from the first step to the last: the words of a sign-in with a one-time code. */
export default {
  ...first,

  // Identifier step, once something has come after the form
  country: 'Country or region',
  emailMissing: 'Enter your email address.',
  phoneMissing: 'Enter your mobile number.',
  phoneUnusual: 'This number looks unusual. Check it before you go on.',

  // Consents: those that only brand files have, and what follows an answer
  consentTerms: 'I agree to the {terms}',
  consentPrivacy: 'I agree to the {privacy}',
  consentMarketingEmail: 'Email me news and offers',
  consentMarketingSms: 'Text me news and offers. Message and data rates may apply. Reply STOP to end.',
  consentMarketingPush: 'Send me news and offers in the app',
  consentMissing: 'Please agree to this to go on.',
  consentMissingNamed: 'Agree to the {documents} to continue.',
  consentGiven: 'You agreed on {date} to the {documents}.',
  consentReview: 'Review',

  // Code step
  codeHeading: 'Enter your code',
  codeSentTo: 'We sent a code to {to}.',
  change: 'Change',
  help: 'Help',
  code: 'One-time code',
  codeMissing: { one: 'Enter the {count}-digit code.', other: 'Enter the {count}-digit code.' },
  codeUnreadable: 'There was no code in that text. Type the digits instead.',
  verify: 'Continue',
  verifying: 'Checking…',
  noCode: 'Didn’t get it?',
  noCodeEmail: 'Check the address and your spam folder.',
  noCodeSms: 'Check the number. If you once answered STOP, text us START first.',
  resend: 'Resend code',
  resendIn: 'Resend in {time}',
  resent: 'We sent another code. Use the newest code.',
  newestCode: 'That code isn’t right. Use the newest code that we sent.',
  useEmail: 'Use email instead',
  useSms: 'Use a text message instead',
  newCode: 'Send a new code',
  waitFor: 'You can try again in {time}.',

  // Signed in
  signedInHeading: 'You’re signed in',
  signedInAs: 'Signed in as {who}',
  signOut: 'Sign out',
  signingOut: 'Signing out…',

  // Errors: one sentence for each code
  not_configured: 'Sign-in isn’t available right now. Please check back later.',
  insecure_context: 'Sign-in needs a secure page. Open this page with https.',
  invalid_configuration: 'Sign-in isn’t available right now. Please check back later.',
  brand_invalid: 'Some settings of this page couldn’t be read. You can still sign in.',
  email_invalid: 'Check the email address. It should look like name@example.com.',
  phone_invalid: 'Check the mobile number. Some digits seem to be missing or wrong.',
  phone_country_not_allowed: 'We can’t text numbers of this country.',
  offline: 'You seem to be offline. Check your connection and try again.',
  timeout: 'That took too long. Check your connection and try again.',
  redirected: 'The server sent us somewhere unexpected. Please try again later.',
  bad_response: 'Something went wrong on our side. Please try again.',
  server_unavailable: 'Sign-in isn’t available at the moment. Please try again shortly.',
  blocked: 'Sign-in is blocked on your connection for now. Try again later, or on another network.',
  storage_unavailable: 'This browser doesn’t let us remember you. You’ll need to sign in again next time.',
  aborted: 'That was interrupted. Please try again.',
  consent_required: 'Please agree to the terms and the privacy policy to go on.',
  channel_unavailable: 'We can’t send a code that way. Please use the other one.',
  rate_limited: 'Too many tries in a short time. Please wait a moment.',
  captcha_required: 'Please confirm that you’re not a robot and try again.',
  code_invalid: 'That code isn’t right. Check it and try again.',
  code_expired: 'That code has expired. Send yourself a new one.',
  code_attempts_exceeded: 'That code has been tried too often. Send yourself a new one.',
  account_deactivated: 'This account has been deactivated. Please contact us.',
  device_already_used: 'Another account was already made on this device. Sign in to that one instead.',
  client_unknown: 'Sign-in isn’t available right now. Please check back later.',
  not_enabled: 'Sign-in isn’t available right now. Please check back later.',
  origin_not_allowed: 'Sign-in isn’t available on this page.',
  session_expired: 'You’ve been signed out. Please sign in again.',
};

export const more = () => import('./en.more.ts');
