import { TOKENS, type Scenario, type Step } from '../scenario.ts';
import { signInByCode } from './codes.ts';

const BALANCE = 'GET /api2/mobile/users/balance';
const REFRESH = 'POST /api2/password_less/refresh_token';
const refresh = { client: '{{client}}', refresh_token: '{{refreshToken}}' };
const [sendCode, verifyCode] = signInByCode({ email: '{{email}}' }, 'Guest') as [Step, Step];

export const callsAsTheGuest: Scenario = {
  title: 'Calls as the guest, and tokens',
  file: 'calls-as-the-guest',
  description: 'An authenticated call with both headers, the refresh on token_expired, and signing out.',
  variables: { email: 'calls+punchh_test@example.com' },
  steps: [
    sendCode,
    { ...verifyCode, save: { ...TOKENS, usedRefreshToken: TOKENS.refreshToken } },
    { name: 'Read the balance', call: BALANCE, auth: 'tokens', expect: '200' },
    { name: 'The id token is missing', call: BALANCE, auth: 'access-token', expect: '401 invalid_id_token' },
    { name: 'Nobody is signed in', call: BALANCE, expect: '401 unauthenticated' },
    { name: 'Half an hour passes (sandbox only)', call: 'POST /_/clock', body: { advance: 1_800_000 }, expect: '200' },
    { name: 'The access token has expired', call: BALANCE, auth: 'tokens', expect: '401 token_expired' },
    {
      name: 'Refresh the tokens',
      note: 'The refresh token is new as well: store both.',
      call: REFRESH,
      body: refresh,
      expect: '200',
      save: TOKENS,
    },
    { name: 'Read the balance again', call: BALANCE, auth: 'tokens', expect: '200' },
    {
      name: 'The used refresh token again',
      note: 'A token that is used twice may be stolen: the whole sign-in ends.',
      call: REFRESH,
      body: { ...refresh, refresh_token: '{{usedRefreshToken}}' },
      expect: '401 invalid_refresh_token',
    },
    { name: 'The whole sign-in has ended', call: BALANCE, auth: 'tokens', expect: '401 blacklisted_token' },
    { name: 'A made-up refresh token', call: REFRESH, body: { ...refresh, refresh_token: 'made-up' }, expect: '401 invalid_refresh_token' },
    ...signInByCode({ email: '{{email}}' }, 'Guest again'),
    { name: 'Sign out', call: 'POST /api2/password_less/sign_out', auth: 'access-token', body: refresh, expect: '200' },
    { name: 'The tokens are accepted no more', call: BALANCE, auth: 'tokens', expect: '401 blacklisted_token' },
    { name: 'Nor can they be refreshed', call: REFRESH, body: refresh, expect: '401 invalid_refresh_token' },
  ],
};
