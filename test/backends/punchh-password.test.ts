import { expect } from '@open-wc/testing';
import { createPunchhPasswordBackend } from '../../src/backends/punchh-password/backend.ts';
import type { SignRequest } from '../../src/backends/backend-entry.ts';
import { createPunchhPasswordTokenCalls } from '../../src/backends/punchh-password/token-calls.ts';
import { AuthError } from '../../src/model/auth-error.ts';
import { systemClock } from '../../src/model/clock.ts';

const { signal } = new AbortController();
const NOW = 1_700_000_000_000;
const clock = { ...systemClock, now: () => NOW };

interface Seen {
  request: Request;
  body: string;
}

/** A server that answers the same every time, and remembers what it was asked. */
const server = (status: number, body: unknown) => {
  const seen: Seen[] = [];
  const fetcher: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    seen.push({ request, body: await request.clone().text() });
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });
  };
  return { seen, fetcher };
};

const backendOf = (fetcher: typeof fetch, signRequest?: SignRequest) =>
  createPunchhPasswordBackend({
    server: 'https://api.example/base/',
    client: 'client-1',
    fetcher,
    clock,
    deviceId: async () => 'device-1',
    locale: () => 'es-MX',
    signRequest: () => signRequest,
  });

const refused = async (status: number, body: unknown): Promise<AuthError> => {
  const { fetcher } = server(status, body);
  const error: unknown = await backendOf(fetcher).signInWithPassword('a@b.co', 'x', signal).catch((thrown: unknown) => thrown);
  if (!(error instanceof AuthError)) throw new Error('it was not refused');
  return error;
};

/** One fault in every shape of an error body that the vendor's systems use. */
const shapes = (key: string, message: string): unknown[] => [
  { errors: { [key]: [message] } },
  { errors: { [key]: message } },
  { errors: { message, code: key } },
  { error: { message, code: key } },
  { error: key, error_description: message },
  { Error: { message, code: key } },
];

describe('the backend of Punchh’s passwords', () => {
  const ANSWER = { access_token: { token: 'T', seconds_to_expire: null, refresh_token: 'R', scopes: [] }, user: { user_id: 1 } };

  it('hands the signer the very text that is sent, with the path below the server', async () => {
    const { seen, fetcher } = server(200, ANSWER);
    const asked: { method: string; path: string; body: string }[] = [];
    const backend = backendOf(fetcher, (request) => {
      asked.push(request);
      return 'd1935';
    });
    await backend.signInWithPassword('zoë@example.com', 'pässword "☕"', signal);
    expect(asked).to.deep.equal([{ method: 'POST', path: '/api2/mobile/users/login', body: seen[0]!.body }]);
    expect(JSON.parse(seen[0]!.body)).to.deep.equal({ client: 'client-1', user: { email: 'zoë@example.com', password: 'pässword "☕"' } });
    expect(seen[0]!.request.url).to.equal('https://api.example/base/api2/mobile/users/login');
    expect(seen[0]!.request.headers.get('x-pch-digest')).to.equal('d1935');
    expect(seen[0]!.request.headers.get('accept-language'), 'the nearest that the vendor documents').to.equal('es');
    expect(seen[0]!.request.headers.get('punchh-app-device-id')).to.equal('device-1');
  });

  it('reads no known expiry, or seconds; never a refresh token, which no call would take', async () => {
    const { fetcher } = server(200, ANSWER);
    expect(await backendOf(fetcher).signInWithPassword('a@b.co', 'x', signal)).to.deep.equal({
      tokens: { accessToken: 'T', idToken: null, tokenType: 'Bearer', expiresAt: null, refreshToken: '' },
      user: { user_id: 1 },
    });
    for (const [received, expiresAt] of [[60, NOW + 60_000], ['60', NOW + 60_000], [0, null], [-60, null], [1e300, null]] as const) {
      const ending = server(200, { access_token: { token: 'T', seconds_to_expire: received } });
      const { tokens } = await backendOf(ending.fetcher).signInWithPassword('a@b.co', 'x', signal);
      expect(tokens.expiresAt, String(received)).to.equal(expiresAt);
    }
  });

  for (const body of ['', '<html></html>', '{"access_token":', {}, { access_token: null }, { access_token: { token: 5 } }]) {
    it(`takes ${JSON.stringify(body)} for no answer`, async () => {
      expect((await refused(200, body)).code).to.equal('bad_response');
    });
  }

  const CASES: readonly (readonly [code: string, status: number, key: string, message: string])[] = [
    ['credentials_invalid', 422, 'invalid_email_password', 'Incorrect information submitted. Please try again.'],
    ['credentials_invalid', 401, 'unauthorized', 'Invalid email or password'],
    ['account_locked', 403, 'account_locked', 'This account is locked.'],
    ['account_deactivated', 403, 'deactivated_user', 'This account has been deactivated.'],
    ['account_unverified', 422, 'unverified_user', 'Please verify your email address.'],
    ['signature_invalid', 412, 'invalid_signature', 'Signature mismatch'],
    ['signature_invalid', 400, 'missing_required_param', 'Required parameter missing: x-pch-digest'],
    ['client_unknown', 412, 'invalid_client', 'The client is invalid'],
    ['rate_limited', 429, 'too_many_failed_attempts', 'Too many failed sign-in attempts.'],
    ['server_unavailable', 503, 'service_unavailable', 'Maintenance'],
  ];
  for (const [code, status, key, message] of CASES) {
    it(`reads ${key} (${status}) as ${code} in every shape of error`, async () => {
      for (const body of shapes(key, message)) expect((await refused(status, body)).code, JSON.stringify(body)).to.equal(code);
    });
  }

  it('keeps contacts out of what it says of an error', async () => {
    const error = await refused(422, { errors: { invalid_email_password: ['No user zoe@example.com with +1 212 555 4626'] } });
    expect(`${error.message} ${String(error.cause)}`).not.to.match(/zoe@|555/);
  });

  it('ends a session with a signed call, its client in the query', async () => {
    const { seen, fetcher } = server(200, {});
    const asked: { path: string; body: string }[] = [];
    const signRequest: SignRequest = ({ path, body }) => {
      asked.push({ path, body });
      return 'ok';
    };
    const calls = createPunchhPasswordTokenCalls({ server: 'https://api.example', client: 'a b', fetcher, clock, signRequest: () => signRequest });
    expect(calls.refresh).to.equal(undefined);
    await calls.revoke!({ accessToken: 'T', idToken: null, tokenType: 'Bearer', expiresAt: null, refreshToken: '' });
    expect(seen[0]!.request.method).to.equal('DELETE');
    expect(seen[0]!.request.headers.get('authorization')).to.equal('Bearer T');
    expect(asked).to.deep.equal([{ path: '/api2/mobile/users/logout?client=a%20b', body: '' }]);
  });
});
