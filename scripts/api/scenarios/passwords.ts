import { CONSENTS, TOKENS, type Scenario } from '../scenario.ts';

const BASIC = 'POST /api2/basic_auth';
const twice = (password: string) => ({ password, password_confirmation: password });
const join = { client: '{{client}}', email: '{{email}}', ...twice('{{password}}'), ...CONSENTS };
const signIn = { client: '{{client}}', email: '{{email}}', password: '{{password}}' };
const reset = { client: '{{client}}', reset_password_token: '{{resetToken}}', ...twice('Newest-figs-6') };

export const passwords: Scenario = {
  title: 'Passwords',
  file: 'passwords',
  description: 'The Guest Identity Service’s own passwords: neither a digest nor a secret, so a page alone can call them.',
  variables: { email: 'passwords+punchh_test@example.com', password: 'Figs-and-4-dates' },
  steps: [
    { name: 'The password is weaker than the policy', call: `${BASIC}/signup`, body: { ...join, ...twice('figs') }, expect: '422 password' },
    { name: 'The two passwords differ', call: `${BASIC}/signup`, body: { ...join, password_confirmation: 'Other-figs-5' }, expect: '422 password_confirmation' },
    { name: 'Without consent there is no account', call: `${BASIC}/signup`, body: { ...join, terms_and_conditions: false }, expect: '422 terms_and_conditions' },
    { name: 'Join', call: `${BASIC}/signup`, body: join, expect: '201', save: TOKENS },
    { name: 'The address has an account now', call: `${BASIC}/signup`, body: join, expect: '422 email' },
    { name: 'Sign in with the wrong password', call: `${BASIC}/signin`, body: { ...signIn, password: 'wrong' }, expect: '422 incorrect_info' },
    { name: 'Sign in in a language that the business has not got', call: `${BASIC}/signin`, headers: { 'Accept-Language': 'de-DE' }, body: signIn, expect: '400 invalid_language' },
    { name: 'Sign in with the password', call: `${BASIC}/signin`, body: signIn, expect: '200', save: TOKENS },
    { name: 'Change to the same password', call: `${BASIC}/change_password`, auth: 'tokens', body: { client: '{{client}}', current_password: '{{password}}', ...twice('{{password}}') }, expect: '422 password' },
    { name: 'Change the password', note: 'Ends every refresh token of the guest.', call: `${BASIC}/change_password`, auth: 'tokens', body: { client: '{{client}}', current_password: '{{password}}', ...twice('Newer-figs-5') }, expect: '200' },
    { name: 'The refresh token has ended with it', call: 'POST /api2/refresh_token', body: { client: '{{client}}', refresh_token: '{{refreshToken}}' }, expect: '401 invalid_refresh_token' },
    { name: 'Ask for a reset link', call: `${BASIC}/forgot_password`, body: { client: '{{client}}', email: '{{email}}' }, expect: '200' },
    { name: 'The answer is the same for a stranger', call: `${BASIC}/forgot_password`, body: { client: '{{client}}', email: 'stranger@example.com' }, expect: '200' },
    { name: 'Read the mail (sandbox only)', call: 'GET /_/inbox/latest', expect: '200', save: { resetToken: ['resetToken'] } },
    { name: 'The token is made up', call: `${BASIC}/reset_password`, body: { ...reset, reset_password_token: 'made-up' }, expect: '422 reset_token' },
    { name: 'Choose a new password with the token of the mail', call: `${BASIC}/reset_password`, body: reset, expect: '200' },
    { name: 'The token works once', call: `${BASIC}/reset_password`, body: reset, expect: '422 reset_token' },
    { name: 'Sign in with the new password', call: `${BASIC}/signin`, body: { ...signIn, password: 'Newest-figs-6' }, expect: '200', save: TOKENS },
    { name: 'Refresh the tokens of a password', call: 'POST /api2/refresh_token', body: { client: '{{client}}', refresh_token: '{{refreshToken}}' }, expect: '200', save: TOKENS },
    { name: 'Sign out after a password', call: 'POST /api2/signout', auth: 'access-token', body: { client: '{{client}}', refresh_token: '{{refreshToken}}' }, expect: '200' },
  ],
};
