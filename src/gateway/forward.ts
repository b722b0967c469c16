import { createAdmission } from './admission.ts';
import { readBody, type Body } from './body.ts';
import { findClient, type Signers } from './client.ts';
import { createCookieMode, type OtherCall } from './cookie-mode.ts';
import { Refusal } from './errors.ts';
import { createRequest } from './fetch-objects.ts';
import { readGatewayHeader } from './gateway-header.ts';
import { createLimits } from './limits.ts';
import { isLoopback, type GatewayOptions } from './options.ts';
import { own } from './own.ts';
import { checkQuery } from './query.ts';
import type { RequestContext } from './request-context.ts';
import type { Route } from './routes.ts';
import { passOn } from './upstream.ts';
import { TIMEOUT, type CallVendor } from './vendor.ts';

const MAX_QUERY = 2048;

/** Takes one allowed request to the vendor and its answer back. */
export type Forward = (request: Request, route: Route, context: RequestContext) => Promise<Response>;

/** A request with the headers of another one, and an access token. */
const withAccessToken = ({ url, method, headers }: Request, accessToken: string): Request => {
  const copy = new Headers(headers);
  copy.set('Authorization', `Bearer ${accessToken}`);
  return createRequest(url, { method, headers: copy, body: null });
};

export function createForward(options: GatewayOptions, signers: Signers, callVendor: CallVendor): Forward {
  const { upstream, clients, timeout = TIMEOUT } = options;
  const secrets = Object.keys(clients).sort().map((id) => clients[id]!.secret);
  const admission = createAdmission(
    createLimits(options.limits, secrets.join('\n')),
    { countries: options.countries ? new Set(options.countries) : null, allowTestContacts: isLoopback(upstream) },
    options.verifyCaptcha,
  );
  const cookieMode = options.cookie ? createCookieMode(options.cookie) : null;

  return async (request, route, context) => {
    const started = performance.now();
    const { url, path, origin, address } = context;
    if (url.search.length > MAX_QUERY) throw new Refusal(414, 'uri_too_long', 'The query is too long.');
    const declared = route.query ?? (route.action ? ['client'] : null);
    if (declared) checkQuery(url, declared);
    const received = await readBody(request, { timeout, measured: context.measured });
    const client = findClient(route, received, context, signers);
    const cookieUse = cookieMode && client !== null && origin !== null ? route.cookie : undefined;
    // Refused before it is counted.
    const asked = cookieUse && cookieUse !== 'strip' ? readGatewayHeader(request) : null;
    // Body, limits and captcha share one deadline.
    const left = Math.max(1, timeout - (performance.now() - started));
    const admitted = route.action ? await admission.admit(request, route, received, context, left) : null;
    const call = async ({ bytes }: Body, other?: OtherCall) => {
      const { path: otherPath = path, accessToken } = own(other);
      const { method } = route;
      const from = accessToken === undefined ? request : withAccessToken(request, accessToken);
      const answer = await callVendor(from, { method, path: otherPath, search: url.search, body: bytes, client, address });
      await admitted?.recordAnswer(answer.status);
      return answer;
    };
    return cookieMode && cookieUse
      ? cookieMode({ request, asked, route, client: client!, origin: origin!, body: received, call })
      : passOn(await call(received));
  };
}
