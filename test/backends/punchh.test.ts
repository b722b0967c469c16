import { expect } from '@open-wc/testing';
import { toSendError, toVerifyError } from '../../src/backends/punchh/errors.ts';
import { createPunchhTokenCalls } from '../../src/backends/punchh/token-calls.ts';
import { AuthError } from '../../src/model/auth-error.ts';
import { systemClock } from '../../src/model/clock.ts';
import type { TokenSet } from '../../src/model/tokens.ts';

const NOW = 1_700_000_000_000;
const STORED: TokenSet = { accessToken: 'A', idToken: null, tokenType: 'Bearer', expiresAt: null, refreshToken: 'R' };

/** A refresh that the server answers with this. */
const refresh = (status: number, body: unknown): Promise<TokenSet> =>
  createPunchhTokenCalls({
    server: 'https://api.example',
    client: 'client-1',
    clock: { ...systemClock, now: () => NOW },
    fetcher: async () => new Response(JSON.stringify(body), { status }),
  }).refresh!(STORED, new AbortController().signal);

const refused = async (status: number, errors: unknown): Promise<string> => {
  const error: unknown = await refresh(status, { errors }).catch((thrown: unknown) => thrown);
  if (!(error instanceof AuthError)) throw new Error('it was not refused');
  return error.code;
};

describe('the token calls of Punchh', () => {
  for (const [received, expiresAt] of [
    [1800, NOW + 1_800_000],
    ['1800', NOW + 1_800_000],
    [86_400, NOW + 86_400_000],
    [1.5, NOW + 1500],
    [null, null],
    [undefined, null],
    ['soon', null],
    [0, null],
    ['0', null],
    [-1800, null],
    [1e300, null],
    ['Infinity', null],
    [3_000_000_000, NOW + 3_000_000_000_000],
    ['', null],
  ] as const) {
    it(`reads expires_in ${JSON.stringify(received)}`, async () => {
      const answer = { data: { access_token: 'B', token_type: 'Bearer', refresh_token: 'S', expires_in: received } };
      expect((await refresh(200, answer)).expiresAt).to.equal(expiresAt);
    });
  }

  it('tells a refused account from a refused code and a refused contact', () => {
    for (const [status, errors, send, verify] of [
      [403, { account_locked: ['This account is locked. Please contact support.'] }, 'account_locked', 'account_locked'],
      [403, ['Your account has been locked'], 'account_locked', 'account_locked'],
      [403, ['Request blocked by a rule'], 'unknown', 'unknown'],
      [422, { unverified_user: ['Please verify your email address.'] }, 'account_unverified', 'account_unverified'],
      [422, ['We could not verify your code'], 'account_unverified', 'code_invalid'],
      [422, ['The token is not verified'], 'account_unverified', 'code_invalid'],
      [422, ['Invalid phone number: please verify your number'], 'phone_invalid', 'phone_invalid'],
    ] as const) {
      const response = { status, body: { errors }, retryAfter: null, requestId: null };
      expect([toSendError(response, 'email').code, toVerifyError(response).code], JSON.stringify(errors)).to.deep.equal([send, verify]);
    }
  });

  it('takes a fault of the field refresh_token for a refusal of the token', async () => {
    for (const words of ['Invalid', ['is invalid'], ['has expired'], 'already used']) {
      expect(await refused(422, { refresh_token: words })).to.equal('session_expired');
    }
    expect(await refused(400, { missing_required_param: ['Required parameter missing or the value is empty: refresh_token'] })).to.equal('unknown');
    expect(await refused(422, { client: ['Invalid'] })).to.equal('unknown');
    expect(await refused(503, { refresh_token: ['Invalid'] })).to.equal('server_unavailable');
  });
});
