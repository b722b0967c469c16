import { CONSENTS, type Scenario, type Step } from '../scenario.ts';

const business = (name: string, body: unknown): Step => ({ name: `${name} (sandbox only)`, call: 'PATCH /_/business', body, expect: '200' });
const send: Omit<Step, 'name' | 'expect'> = {
  call: 'POST /api2/password_less/token',
  before: 'make-pkce-pair',
  body: { client: '{{client}}', code_challenge: '{{codeChallenge}}', validation_method: 'otp', email: '{{email}}', ...CONSENTS },
};
const signIn: Omit<Step, 'name' | 'expect'> = {
  call: 'POST /api2/basic_auth/signin',
  body: { client: '{{client}}', email: '{{guestEmail}}', password: '{{guestPassword}}' },
};

export const switches: Scenario = {
  title: 'What the business has switched off',
  file: 'switches',
  description: 'The admin’s switches: the service, the methods, the channels.',
  variables: { email: 'switches+punchh_test@example.com' },
  steps: [
    business('Passwords alone', { methods: ['password'] }),
    { name: 'Codes are switched off', ...send, expect: '412 identity_service_not_enabled' },
    business('Codes alone', { methods: ['code'] }),
    { name: 'Passwords are switched off', ...signIn, expect: '412 basic_authentication_disabled' },
    business('Neither: no identity service', { identityService: false }),
    { name: 'The service is switched off', ...signIn, expect: '412 identity_service_not_enabled' },
    business('Text messages alone', { identityService: true, methods: ['code', 'password'], channels: ['sms'] }),
    { name: 'Email is switched off', ...send, expect: '400 missing_required_param' },
    business('Everything again', { channels: ['email', 'sms'] }),
    { name: 'A code by email again', ...send, expect: '200' },
  ],
};
