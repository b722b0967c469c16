import { readBody, type Body } from './body.ts';
import { checkGatewayHeader, createCookieMode } from './cookie-mode.ts';
import { readContacts, refuseContactInQuery } from './contact.ts';
import { createSigner, signatureHash, type Signer } from './digest.ts';
import { CAPTCHA_HEADER } from './cors.ts';
import { Refusal, type RefusalKey } from './errors.ts';
import { createLimits, type Counted } from './limits.ts';
import type { GatewayOptions } from './options.ts';
import type { Action, Route } from './routes.ts';
import { callUpstream, passOn, upstreamHeaders } from './upstream.ts';
import { userAgentFor } from './user-agent.ts';

/** What is known of one request; `route` and `refused` are filled in for the log. */
export interface Bindings {
  readonly url: URL;
  readonly path: string;
  readonly origin: string | null;
  readonly address: string | null;
  readonly requestId: string;
  readonly measured: boolean;
  route: string | null;
  refused: RefusalKey | null;
}

const TIMEOUT = 15_000;
const MAX_QUERY = 2048;
const MAX_DEVICE = 256;

/** Successes of these are given back: their limits are against guessing. */
const AGAINST_GUESSING: readonly (Action | undefined)[] = ['verify', 'signIn'];

type Signers = ReadonlyMap<string, Signer>;

/** The client a request speaks for: named in the body, else in the query, else the only one there is. */
function clientOf(route: Route, body: Body, { path, url }: Bindings, signers: Signers): string | null {
  const inQuery = url.searchParams.getAll('client');
  const named = body.json['client'];
  if (named === undefined && inQuery.length > 1) throw new Refusal(400, 'invalid_request', 'Several clients are named.');
  if (!route.client && signatureHash(path) === null) return null;
  const client = named ?? inQuery[0] ?? (signers.size === 1 ? [...signers.keys()][0] : undefined);
  if (client === undefined) throw new Refusal(400, 'missing_required_param', 'Required parameter missing: client.');
  if (typeof client !== 'string' || !signers.has(client)) {
    throw new Refusal(401, 'unknown_client', 'This client is not known.');
  }
  return client;
}

/** Takes one allowed request to the vendor and its answer back. */
export function createForward(options: GatewayOptions) {
  const { upstream, clients, fetcher = fetch, timeout = TIMEOUT, verifyCaptcha } = options;
  const signers = new Map(Object.entries(clients).map(([id, { secret }]) => [id, createSigner(secret)]));
  const countries = options.countries ? new Set(options.countries) : null;
  const secrets = Object.keys(clients).sort().map((id) => clients[id]!.secret);
  const countUse = createLimits(options.limits ?? {}, secrets.join('\n'));
  const cookieMode = options.cookie ? createCookieMode(options.cookie) : null;

  /** Counts a use and has its captcha checked. */
  async function admit(request: Request, action: Action, body: Body, { url, address }: Bindings): Promise<Counted> {
    refuseContactInQuery(url.searchParams);
    const contacts = readContacts(body.json, countries);
    const device = request.headers.get('punchh-app-device-id') ?? request.headers.get('device-uuid');
    if (device !== null && device.length > MAX_DEVICE) {
      throw new Refusal(400, 'invalid_request', 'The device id is too long.');
    }
    const counted = await countUse(action, { address, device, contacts });
    if (verifyCaptcha && (action === 'send' || action === 'signIn')) {
      const copy = new Request(url, { method: request.method, headers: request.headers, body: body.bytes });
      let passed: boolean;
      try {
        passed = await verifyCaptcha(copy, { action, address });
      } catch (cause) {
        throw new Refusal(503, 'service_unavailable', 'The captcha could not be checked.', { 'Retry-After': '5' }, { cause });
      }
      if (!passed) throw new Refusal(403, 'captcha_required', `A captcha has to be passed (header ${CAPTCHA_HEADER}).`);
    }
    return counted;
  }

  return async (request: Request, route: Route, env: Bindings): Promise<Response> => {
    const { url, path, address, origin } = env;
    if (url.search.length > MAX_QUERY) throw new Refusal(414, 'uri_too_long', 'The query is too long.');
    const received = await readBody(request, { timeout, measured: env.measured });
    const client = clientOf(route, received, env, signers);
    const cookieUse = cookieMode && client !== null && origin !== null ? route.cookie : undefined;
    if (cookieUse && cookieUse !== 'strip') checkGatewayHeader(request);
    const counted = route.action ? await admit(request, route.action, received, env) : null;

    const target = path + url.search;
    const hash = signatureHash(path);
    const call = async ({ bytes }: Body) => {
      const headers = upstreamHeaders(request, {
        userAgent: userAgentFor(request, path, options.userAgent),
        address,
        digest: hash && client !== null ? signers.get(client)!(hash, target, bytes) : null,
      });
      const init = { method: route.method, headers, ...(bytes.length > 0 && { body: bytes }) };
      const answer = await callUpstream(fetcher, upstream + target, init, timeout);
      if (answer.status < 300 && AGAINST_GUESSING.includes(route.action)) await counted?.refund();
      return answer;
    };
    return cookieMode && cookieUse
      ? cookieMode(request, cookieUse, client!, origin!, received, call)
      : passOn(await call(received));
  };
}
