import { CONSENTS, TOKENS, type Scenario, type Step } from '../scenario.ts';

const send = { client: '{{client}}', code_challenge: '{{codeChallenge}}', validation_method: 'otp', ...CONSENTS };
const verify = { client: '{{client}}', code_verifier: '{{codeVerifier}}', token: '{{code}}', ...CONSENTS };
const SEND = 'POST /api2/password_less/token';
const VERIFY = 'POST /api2/password_less/verify';

/** A sign-in by code, for scenarios that need a guest. */
export const signInByCode = (contact: Readonly<Record<string, string>>, who: string): readonly Step[] => [
  { name: `${who}: send a code`, call: SEND, before: 'make-pkce-pair', body: { ...send, ...contact }, expect: '200' },
  { name: `${who}: exchange the code for tokens`, call: VERIFY, body: { ...verify, ...contact }, expect: '200', save: TOKENS },
];

const email = { email: '{{email}}' };

export const codesByEmail: Scenario = {
  title: 'Codes by email',
  file: 'codes-by-email',
  description: 'Send a code, exchange it for tokens, and what can go wrong on the way.',
  variables: { email: 'codes+punchh_test@example.com' },
  steps: [
    { name: 'Without consent no code is sent', call: SEND, before: 'make-pkce-pair', body: { ...send, ...email, privacy_policy: false }, expect: '422 privacy_policy' },
    { name: 'The client is not known', call: SEND, body: { ...send, ...email, client: 'nobody' }, expect: '401 unknown_client' },
    { name: 'The address is malformed', call: SEND, body: { ...send, email: 'nobody' }, expect: '422 invalid_email_format' },
    { name: 'Neither an address nor a number', call: SEND, body: send, expect: '400 communication_channel_missing' },
    { name: 'Send a code', call: SEND, body: { ...send, ...email }, expect: '200' },
    { name: 'Another one is asked for too soon', call: SEND, body: { ...send, ...email }, expect: '429 too_many_requests' },
    { name: 'The code is wrong', call: VERIFY, body: { ...verify, ...email, token: '000000' }, expect: '422 invalid_otp' },
    { name: 'The address is not the one the code was sent to', call: VERIFY, body: { ...verify, email: 'other@example.com' }, expect: '422 otp_not_found' },
    { name: 'The verifier is another one', call: VERIFY, body: { ...verify, ...email, code_verifier: 'a'.repeat(43) }, expect: '422 invalid_code_verifier' },
    { name: 'Exchange the code for tokens', call: VERIFY, body: { ...verify, ...email }, expect: '200', save: TOKENS },
    { name: 'The code works once', call: VERIFY, body: { ...verify, ...email }, expect: '422 otp_already_used' },
  ],
};

const phone = { phone_ext: '+1', phone_number: '{{phoneNumber}}' };

export const codesBySms: Scenario = {
  title: 'Codes by text message',
  file: 'codes-by-sms',
  description: 'The same with a phone number: country code and number apart.',
  variables: { phoneNumber: '2015550101' },
  steps: [
    { name: 'The number is malformed', call: SEND, before: 'make-pkce-pair', body: { ...send, phone_ext: '+1', phone_number: '0' }, expect: '422 invalid_phone_format' },
    ...signInByCode(phone, 'Guest with a phone'),
  ],
};
