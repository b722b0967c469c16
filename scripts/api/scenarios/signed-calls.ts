import type { Scenario } from '../scenario.ts';

const user = { email: '{{guestEmail}}', password: '{{guestPassword}}' };
const LOGIN = 'POST /api2/mobile/users/login';

export const signedCalls: Scenario = {
  title: 'Signed calls (for servers)',
  file: 'signed-calls',
  description: 'The older password family and meta.json. The digest needs the client’s secret, so a page never makes these calls: see the gateway.',
  steps: [
    { name: 'Sign in', call: LOGIN, signed: true, body: { client: '{{client}}', user }, expect: '200', save: { accessToken: ['access_token', 'token'] } },
    { name: 'The digest is wrong', call: LOGIN, headers: { 'x-pch-digest': 'wrong' }, body: { client: '{{client}}', user }, expect: '412 invalid_signature' },
    { name: 'The signed password is wrong', call: LOGIN, signed: true, body: { client: '{{client}}', user: { ...user, password: 'wrong' } }, expect: '422 invalid_email_password' },
    { name: 'The signed call names a language that the business has not got', call: LOGIN, signed: true, headers: { 'Accept-Language': 'de-DE' }, body: { client: '{{client}}', user }, expect: '400 invalid_language' },
    { name: 'Read the balance, signed with SHA-1', call: 'GET /api/auth/users/balance', query: '?client={{client}}', auth: 'access-token', signed: true, expect: '200' },
    { name: 'Read what the business has switched on', call: 'GET /api2/mobile/meta.json', query: '?client={{client}}', signed: true, expect: '200' },
    { name: 'Ask for a reset link, signed', call: 'POST /api2/mobile/users/forgot_password', signed: true, body: { client: '{{client}}', user: { email: '{{guestEmail}}' } }, expect: '200' },
    { name: 'Sign out, signed', call: 'DELETE /api2/mobile/users/logout', query: '?client={{client}}', auth: 'access-token', signed: true, expect: '200' },
  ],
};
