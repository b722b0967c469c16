import { CAPTCHA_HEADER, GATEWAY_HEADER } from '../cors.ts';
import { Refusal } from '../errors.ts';
import { createRequest } from '../fetch-objects.ts';
import type { Forward } from '../forward.ts';
import { toJson } from '../json.ts';
import type { RequestContext } from '../request-context.ts';
import { ROUTES } from '../routes.ts';
import type { Attempt, readDeviceId } from './attempt.ts';
import type { FirstStep } from './fields.ts';
import { createCodeVerifier, toCodeChallenge } from './pkce.ts';
import { readSendProblem, type Problem } from './problems.ts';

const findRoute = (path: string) => ROUTES.find((route) => route.path === path)!;
const SEND = findRoute('/api2/password_less/token');
const VERIFY = findRoute('/api2/password_less/verify');

/** A request of a guest's browser, and the id by which the vendor knows that browser. */
export interface Visit {
  readonly request: Request;
  readonly context: RequestContext;
  readonly device: ReturnType<typeof readDeviceId>;
}

/** A code to be sent. */
export interface CodeOrder extends Pick<Attempt, 'first' | 'contact' | 'resent'> {
  readonly captcha: string | null;
}

/** The calls of the vendor that the form makes. */
export interface VendorCalls {
  /** Returns the attempt that the code belongs to. */
  sendCode(visit: Visit, order: CodeOrder): Promise<Attempt | Problem>;
  /** Returns the answer, whose cookies hold the session where the code is right. */
  verifyCode(visit: Visit, attempt: Attempt, code: string): Promise<Response>;
}

const PASSED_HEADERS = ['user-agent', 'accept-language', 'cookie'];

/** The headers that the page's own script would send, and those of the guest's browser. */
function callHeaders({ request, device }: Visit, route: typeof SEND, origin: string, captcha: string | null): Headers {
  const headers = new Headers({
    Origin: origin,
    'Content-Type': 'application/json',
    'punchh-app-device-id': device.id,
    [GATEWAY_HEADER]: '1; claim',
  });
  if (route === VERIFY) headers.set('client-type', 'online_ordering');
  if (captcha) headers.set(CAPTCHA_HEADER, captcha);
  for (const name of PASSED_HEADERS) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return headers;
}

/** Makes the vendor's calls through the gateway's own, as the guest's page would: with their limits. */
export function createVendorCalls(forward: Forward): VendorCalls {
  async function call(visit: Visit, route: typeof SEND, first: FirstStep, body: object, captcha: string | null): Promise<Response> {
    const { context } = visit;
    const url = new URL(route.path, context.url);
    const json = { ...(first.client !== null && { client: first.client }), ...body, privacy_policy: true, terms_and_conditions: true };
    const headers = callHeaders(visit, route, first.origin, captcha);
    const copy = createRequest(url, { method: 'POST', headers, body: toJson(json) });
    try {
      return await forward(copy, route, { ...context, url, path: route.path, origin: first.origin, measured: false });
    } catch (thrown) {
      if (thrown instanceof Refusal) return thrown.toResponse();
      throw thrown;
    }
  }

  return {
    async sendCode(visit, { first, contact, resent, captcha }) {
      const codeVerifier = createCodeVerifier();
      const body = { ...contact, code_challenge: await toCodeChallenge(codeVerifier), validation_method: 'otp' };
      const response = await call(visit, SEND, first, body, captcha);
      if (response.status >= 300) return readSendProblem(response);
      return { id: crypto.randomUUID(), sentAt: Date.now(), codeVerifier, contact, resent, first };
    },
    verifyCode: (visit, { first, contact, codeVerifier }, code) =>
      call(visit, VERIFY, first, { ...contact, code_verifier: codeVerifier, token: code }, null),
  };
}
