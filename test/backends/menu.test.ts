import { expect } from '@open-wc/testing';
import { createMenuBackend } from '../../src/backends/menu/backend.ts';
import { createMenuTokenCalls } from '../../src/backends/menu/token-calls.ts';
import { AuthError } from '../../src/model/auth-error.ts';
import type { MenuSettings } from '../../src/model/brand.ts';
import { systemClock } from '../../src/model/clock.ts';
import type { Verification } from '../../src/model/verification.ts';

const { signal } = new AbortController();
const NOW = 1_700_000_000_000;
const clock = { ...systemClock, now: () => NOW };
const SERVER = 'https://ordering.example/api';

type Answer = [status: number, body: unknown];

/** Answers by path; `check-*` says "unknown" unless told otherwise. */
const backendOf = (answers: Readonly<Record<string, Answer>>, menu: MenuSettings = {}) => {
  const seen: { path: string; headers: Headers; body: string }[] = [];
  const fetcher: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const path = new URL(request.url).pathname.replace('/api', '');
    seen.push({ path, headers: request.headers, body: await request.text() });
    const known: Answer = [200, { status: 'OK', code: 200, data: { exists: false, is_social: false } }];
    const [status, body] = answers[path] ?? (path.startsWith('/customers/check') ? known : [200, { status: 'OK', code: 200 }]);
    return new Response(JSON.stringify(body), { status });
  };
  const options = { server: SERVER, client: 'client-1', menu, fetcher, clock };
  return {
    seen,
    backend: createMenuBackend({ ...options, deviceId: async () => 'device-1', covers: (id) => [id as 'terms'] }),
    calls: createMenuTokenCalls(options),
  };
};

const attempt: Verification = {
  identifier: { channel: 'email', email: 'new@example.com' },
  codeVerifier: null,
  codeLength: 6,
  consents: [],
  next: 'register',
  sentAt: NOW,
  resendAt: NOW,
  expiresAt: NOW + 600_000,
  server: SERVER,
  client: 'client-1',
};
const byPhone: Verification = { ...attempt, identifier: { channel: 'sms', phoneExt: '+1', phoneNumber: '2125554626' } };
const DETAILS = { values: { first_name: 'Alex', last_name: 'Guest' }, consents: [] };

const failure = async (promise: Promise<unknown>): Promise<AuthError> => {
  const error = await promise.then(() => null, (thrown: unknown) => thrown);
  if (!(error instanceof AuthError)) throw new Error('it was not refused');
  return error;
};

const shapes = (key: string, message: string): unknown[] => [
  { errors: { [key]: [message] } },
  { errors: { [key]: message } },
  { errors: { message, code: key } },
  { errors: [message] },
  { error: message },
  { error: { message, code: key } },
  { error: key, error_description: message },
  { Error: { message, code: key } },
];

describe('the backend of PAR Ordering', () => {
  const CASES: readonly (readonly [code: string, field: string, key: string, message: string])[] = [
    ['code_invalid', 'code', 'passwordless_code', 'The code you entered is incorrect.'],
    ['code_expired', 'code', 'passwordless_code', 'The code has expired.'],
    ['code_attempts_exceeded', 'code', 'passwordless_code', 'Maximum number of attempts exceeded, get another code.'],
    ['email_taken', 'email', 'passwordless_email', 'The email has already been taken.'],
    ['phone_taken', 'phone', 'phone_number', 'The phone number has already been taken.'],
    ['email_invalid', 'email', 'passwordless_email', 'The email must be a valid email address.'],
    ['field_invalid', 'first_name', 'first_name', 'The first name field is required.'],
    ['field_invalid', 'password', 'password', 'The password must be between 8 and 25 characters.'],
    ['field_invalid', 'demographics', 'demographics', 'The demographics are invalid.'],
  ];
  for (const [code, field, key, message] of CASES) {
    it(`reads a refused ${key} as ${code} in every shape of error: "${message}"`, async () => {
      for (const body of shapes(key, message)) {
        const { backend } = backendOf({ '/customers/register': [422, body] });
        const error = await failure(backend.registration!.register(attempt, '053631', DETAILS, signal));
        expect([error.code, error.field], JSON.stringify(body)).to.deep.equal([code, field]);
        expect(error.requestId).to.match(/^[\da-f-]{36}$/);
      }
    });
  }

  it('finds out whether a refused registration had gone through before, whatever it is refused for', async () => {
    const known: Answer = [200, { data: { exists: true, is_social: false } }];
    for (const [key, message] of [['passwordless_email', 'already taken'], ['phone_number', 'already taken'], ['passwordless_code', 'used']] as const) {
      const { backend } = backendOf({ '/customers/register': [422, { errors: { [key]: [message] } }], '/customers/check-phone-number': known });
      expect((await failure(backend.registration!.register(byPhone, '053631', DETAILS, signal))).code).to.equal('account_exists');
    }
  });

  it('sends names, contact, code and opt-ins; what was proved wins over what was typed', async () => {
    const { backend, seen } = backendOf({ '/customers/register': [200, { data: { token: { value: 'V', ttl: 60 } } }] });
    const values = { ...DETAILS.values, email: 'new@example.com', phone: '+19998887777', 'demographics.pet': 'Rex', password: '' };
    const consent = { id: 'marketing-sms', accepted: true, required: false, version: '1', locale: 'en', at: NOW, how: 'screen' as const };
    const { tokens, agreementPending } = await backend.registration!.register(byPhone, '053631', { values, consents: [consent] }, signal);
    expect(JSON.parse(seen[0]!.body)).to.deep.equal({
      first_name: 'Alex',
      last_name: 'Guest',
      passwordless_email: 'new@example.com',
      phone_number: '+12125554626',
      passwordless_code: '053631',
      optin_status_email: 2,
      optin_status_sms: 1,
      optin_status_pn: 2,
      demographics: [{ id: 'pet', value: 'Rex' }],
    });
    expect(agreementPending).to.equal(true);
    expect(tokens).to.deep.equal({ accessToken: 'V', idToken: null, tokenType: 'Bearer', expiresAt: NOW + 3_600_000, refreshToken: 'V' });
  });

  it('reads minutes, or no known expiry', async () => {
    for (const [ttl, expiresAt] of [['60', NOW + 3_600_000], [0, null], [-60, null], [1e300, null], [null, null]] as const) {
      const { backend } = backendOf({ '/customers/login': [200, { data: { token: { value: 'V', ttl } } }] });
      const { tokens } = await backend.verifyCode(attempt, '053631', signal);
      expect(tokens.expiresAt, String(ttl)).to.equal(expiresAt);
    }
  });

  it('names the application, the version and QB, which is off unless set; the client where no application is', async () => {
    const plain = backendOf({});
    await plain.backend.sendCode({ identifier: attempt.identifier, consents: [], codeVerifier: null }, signal);
    expect(Object.fromEntries(plain.seen[0]!.headers)).to.include({ application: 'client-1', 'api-version': '4.38.0' });
    expect(plain.seen[0]!.headers.get('x-qb-enabled')).to.equal('false');
    const set = backendOf({}, { application: 'app-1', apiVersion: '5.0.0', qbEnabled: true });
    await set.backend.sendCode({ identifier: attempt.identifier, consents: [], codeVerifier: null }, signal);
    expect(Object.fromEntries(set.seen[1]!.headers)).to.include({ application: 'app-1', 'api-version': '5.0.0', 'x-qb-enabled': 'true' });
  });

  it('signs a known customer in with the fields that the brand names', async () => {
    const answers: Record<string, Answer> = { '/customers/login': [200, { data: { token: { value: 'V', ttl: 60 } } }] };
    const body = async (verification: Verification, menu?: MenuSettings) => {
      const { backend, seen } = backendOf(answers, menu);
      await backend.verifyCode(verification, '053631', signal);
      return JSON.parse(seen[0]!.body) as unknown;
    };
    expect(await body(attempt)).to.deep.equal({ passwordless_email: 'new@example.com', passwordless_code: '053631' });
    const loginFields = { email: 'email', phone: 'phone_number', code: 'otp' };
    expect(await body(attempt, { loginFields })).to.deep.equal({ email: 'new@example.com', otp: '053631' });
    expect(await body(byPhone, { loginFields })).to.deep.equal({ phone_number: '+12125554626', otp: '053631' });
  });

  it('takes an answer without the documented data for none', async () => {
    const { backend } = backendOf({ '/customers/check-email': [200, { status: 'OK', data: {} }], '/customers/register': [200, { data: { token: {} } }] });
    expect((await failure(backend.sendCode({ identifier: attempt.identifier, consents: [], codeVerifier: null }, signal))).code).to.equal('bad_response');
    expect((await failure(backend.registration!.register(attempt, '1', DETAILS, signal))).code).to.equal('bad_response');
  });

  it('takes an answer for sent only where it is the documented object', async () => {
    for (const body of [null, [], 'OK', true]) {
      const { backend } = backendOf({ '/customers/passwordless-request': [200, body] });
      const error = await failure(backend.sendCode({ identifier: attempt.identifier, consents: [], codeVerifier: null }, signal));
      expect(error.code, JSON.stringify(body)).to.equal('bad_response');
    }
  });

  it('takes the legal agreement for accepted only where the server has recorded it', async () => {
    const tokens = { accessToken: 'V', idToken: null, tokenType: 'Bearer', expiresAt: null, refreshToken: 'V' };
    const accept = (body: unknown) =>
      backendOf({ '/legal-agreement-acceptances': [200, body] }).backend.registration!.acceptAgreement(tokens, signal);
    await accept({ status: 'OK', code: 200, data: { legal_agreement_acceptance: { id: 'a', device_uuid: 'device-1' } } });
    for (const body of [null, [], {}, { status: 'OK', code: 200 }, { data: null }, { data: [] }, { data: { legal_agreement_acceptance: null } }]) {
      expect((await failure(accept(body))).code, JSON.stringify(body)).to.equal('bad_response');
    }
  });

  it('ends a session only where the server speaks of the token', async () => {
    const tokens = { accessToken: 'V', idToken: null, tokenType: 'Bearer', expiresAt: 0, refreshToken: 'V' };
    const refused = async (status: number, body: unknown) =>
      (await failure(backendOf({ '/customers/refresh': [status, body] }).calls.refresh!(tokens, signal))).code;
    expect(await refused(401, { errors: { unauthenticated: ['Unauthenticated.'] } })).to.equal('session_expired');
    expect(await refused(401, { errors: { token_expired: ['The token has expired.'] } })).to.equal('session_expired');
    expect(await refused(401, { errors: { invalid_application: ['The application is not known.'] } })).to.equal('client_unknown');
    expect(await refused(502, { message: 'Bad gateway' })).to.equal('server_unavailable');
    expect(await refused(403, 'no JSON of theirs')).to.equal('bad_response');
  });
});
