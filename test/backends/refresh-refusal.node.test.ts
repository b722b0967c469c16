import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toRefreshError as menu } from '../../src/backends/menu/errors.ts';
import { toRefreshError as punchh } from '../../src/backends/punchh/errors.ts';
import type { AuthError } from '../../src/model/auth-error.ts';
import type { ErrorResponse } from '../../src/backends/request-json.ts';

type Answer = readonly [status: number, body: unknown];

/** They name the refresh token, or the guest, as dead. */
const ENDS: readonly Answer[] = [
  [401, { errors: { invalid_refresh_token: ['The refresh token is not known.'] } }],
  [401, { errors: { refresh_token: ['is invalid'] } }],
  [422, { errors: { refresh_token: 'has expired' } }],
  [400, { error: 'invalid_grant' }],
  [400, { error: 'invalid_grant', error_description: 'The provided authorization grant is invalid, expired, or revoked' }],
  [401, { errors: ['The refresh token has been used before.'] }],
  [401, { error: 'Refresh token revoked' }],
  [401, { error: { code: 'token_expired', message: 'Expired.' } }],
  [401, { Error: { code: 'blacklisted_token', message: 'The token has been revoked.' } }],
  [401, { errors: { token: ['is not valid'] } }],
  [403, { errors: { deactivated_user: ['This account is closed.'] } }],
  [403, { errors: { user_deactivated: ['Your account has been deactivated.'] } }],
  [404, { errors: { user: ['not found'] } }],
  [401, { errors: { base: ['Your session has expired.'] } }],
  [401, { errors: { unauthorized: ['You need to sign in or sign up before continuing.'] } }],
  [401, { error: 'unauthenticated' }],
];

/** The set-up, a firewall, a proxy, a check of the request, the network: the guest has nothing to do with it. */
const KEEPS: readonly Answer[] = [
  [403, { error: 'unauthorized_client' }],
  [401, { error: 'unauthorized_client', error_description: 'The refresh token grant is invalid for this client.' }],
  [401, { error: 'invalid_client', error_description: 'Client authentication failed: the client token has expired' }],
  [401, { errors: { unknown_client: ['The client is unknown.'] } }],
  [412, { errors: { invalid_signature: ['The token does not match the signature.'] } }],
  [412, { errors: { identity_service_not_enabled: ['Not enabled.'] } }],
  [400, { errors: { missing_required_param: ['Required parameter missing or the value is empty: refresh_token'] } }],
  [422, { errors: { refresh_token: ["can't be blank"] } }],
  [400, { error: 'unsupported_grant_type', error_description: 'The grant type is invalid.' }],
  [400, { error: 'invalid_scope', error_description: 'The refresh token has no valid scope.' }],
  [403, { error: 'Invalid CSRF token.' }],
  [422, { errors: { invalid_authenticity_token: ['The authenticity token has expired.'] } }],
  [403, { errors: ['Your session has not expired, but this request was blocked.'] }],
  [401, { errors: ["Your session hasn't expired, but this request was blocked."] }],
  [403, { errors: ['Session token invalid: request blocked by firewall rule.'] }],
  [403, { error: 'forbidden' }],
  [401, { errors: { captcha: ['The captcha token is invalid.'] } }],
  [401, { errors: ['The API token of this service has expired.'] }],
  [403, { errors: { base: ['The business account has been deactivated.'] } }],
  [401, { errors: ['Nothing is known of this.'] }],
  [401, undefined],
  [401, '<html>Access denied</html>'],
  [401, {}],
  [400, { errors: { moon_phase: ['Not tonight'] } }],
  [429, { errors: { refresh_token: ['is invalid'] } }],
  [503, { errors: { refresh_token: ['is invalid'] } }],
  [500, { error: 'invalid_grant' }],
];

const backends: Record<string, (response: ErrorResponse) => AuthError> = { punchh, menu };

for (const [name, toRefreshError] of Object.entries(backends)) {
  describe(`a refused refresh of ${name}`, () => {
    const codeOf = ([status, body]: Answer) => toRefreshError({ status, body, retryAfter: null, requestId: null }).code;
    for (const answer of ENDS) {
      it(`ends the session: ${JSON.stringify(answer)}`, () => assert.equal(codeOf(answer), 'session_expired'));
    }
    for (const answer of KEEPS) {
      it(`keeps the session: ${JSON.stringify(answer)}`, () => assert.notEqual(codeOf(answer), 'session_expired'));
    }
  });
}

it('takes no time for words that were made to take some', () => {
  const before = performance.now();
  for (const words of ['token '.repeat(5000), 'not expired '.repeat(5000), `refresh ${' '.repeat(20_000)}token`, 'x'.repeat(50_000)]) {
    punchh({ status: 401, body: { errors: { base: [words] } }, retryAfter: null, requestId: null });
  }
  assert.ok(performance.now() - before < 200);
});
