import type { Scenario, Step } from '../scenario.ts';

const REGISTER = 'POST /api/customers/register';
const SEND = 'POST /api/customers/passwordless-request';
const TOKEN = { accessToken: ['data', 'token', 'value'] };
const optIns = { optin_status_email: 1, optin_status_sms: 2, optin_status_pn: 2 };
const details = { passwordless_email: '{{email}}', passwordless_code: '{{code}}', first_name: 'Ada', last_name: 'Guest', ...optIns };

const kind = (value: 'email' | 'phone'): Step => ({
  name: `The brand is of the ${value} kind (sandbox only)`, call: 'PATCH /_/business', body: { menu: { kind: value } }, expect: '200',
});

/** The agreement, and what it opens. */
const accepting = (who: string): readonly Step[] => [
  { name: `${who}: nothing goes on before the agreement`, call: 'GET /api/customers/account', auth: 'access-token', expect: '403 legal_agreement_required' },
  { name: `${who}: accept the terms and the privacy policy`, call: 'POST /api/legal-agreement-acceptances', auth: 'access-token', expect: '200' },
  { name: `${who}: read the account`, call: 'GET /api/customers/account', auth: 'access-token', expect: '200' },
];

export const menuByEmail: Scenario = {
  title: 'PAR Ordering: a brand of the email kind',
  file: 'par-ordering-by-email',
  description: 'The code goes to the address, and is checked only when the customer registers.',
  variables: { email: 'orders+punchh_test@example.com' },
  steps: [
    kind('email'),
    { name: 'The application is not known', call: 'POST /api/customers/check-email', headers: { Application: 'nobody' }, body: { email: '{{email}}' }, expect: '401 invalid_application' },
    { name: 'Is the address known?', call: 'POST /api/customers/check-email', body: { email: '{{email}}' }, expect: '200' },
    { name: 'X-QB-Enabled is missing', call: SEND, headers: { 'X-QB-Enabled': null }, body: { email: '{{email}}' }, expect: '400 missing_required_param' },
    { name: 'Send a code to the address', call: SEND, body: { email: '{{email}}' }, expect: '200' },
    { name: 'Register with a wrong code', call: REGISTER, body: { ...details, passwordless_code: '000000' }, expect: '422 passwordless_code' },
    { name: 'Register without a name', call: REGISTER, body: { ...details, first_name: '' }, expect: '422 first_name' },
    { name: 'Register', call: REGISTER, body: details, expect: '200', save: TOKEN },
    ...accepting('Customer by email'),
    { name: 'Refresh the token', call: 'GET /api/customers/refresh', auth: 'access-token', expect: '200', save: TOKEN },
    { name: 'The address is taken now', call: REGISTER, body: details, expect: '422 passwordless_email' },
  ],
};

export const menuByPhone: Scenario = {
  title: 'PAR Ordering: a brand of the phone kind',
  file: 'par-ordering-by-phone',
  description: 'The code goes to the number; the address is not verified but has to be free.',
  variables: { email: 'phone.orders+punchh_test@example.com', phone: '+12015550102' },
  steps: [
    kind('phone'),
    { name: 'Is the number known?', call: 'POST /api/customers/check-phone-number', body: { phone_number: '{{phone}}' }, expect: '200' },
    { name: 'Is the address free?', call: 'POST /api/customers/check-email', body: { email: '{{email}}' }, expect: '200' },
    { name: 'The number of a code is malformed', call: SEND, body: { phone_number: '1' }, expect: '422 phone_number' },
    { name: 'Send a code to the number', call: SEND, body: { phone_number: '{{phone}}' }, expect: '200' },
    { name: 'Register with the number', call: REGISTER, body: { ...details, phone_number: '{{phone}}' }, expect: '200', save: TOKEN },
    ...accepting('Customer by phone'),
    kind('email'),
  ],
};
