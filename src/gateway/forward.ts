import { createAdmission } from './admission.ts';
import { readBody, type Body } from './body.ts';
import { findClient, type Signers } from './client.ts';
import { checkGatewayHeader, createCookieMode } from './cookie-mode.ts';
import { signatureHash } from './digest.ts';
import { Refusal } from './errors.ts';
import { createLanguages } from './languages.ts';
import { createLimits } from './limits.ts';
import { isLoopback, type GatewayOptions } from './options.ts';
import { checkQuery } from './query.ts';
import type { RequestContext } from './request-context.ts';
import type { Route } from './routes.ts';
import { callUpstream, passOn, type Answer } from './upstream.ts';
import { userAgentFor } from './user-agent.ts';
import { vendorHeaders } from './vendor-headers.ts';

/** In ms. */
export const TIMEOUT = 15_000;

const MAX_QUERY = 2048;

/** Takes one allowed request to the vendor and its answer back. */
export type Forward = (request: Request, route: Route, context: RequestContext) => Promise<Response>;

export function createForward(options: GatewayOptions, signers: Signers): Forward {
  const { upstream, clients, fetcher = fetch, timeout = TIMEOUT } = options;
  const secrets = Object.keys(clients).sort().map((id) => clients[id]!.secret);
  const admission = createAdmission(
    createLimits(options.limits ?? {}, secrets.join('\n')),
    { countries: options.countries ? new Set(options.countries) : null, allowTestContacts: isLoopback(upstream) },
    options.verifyCaptcha,
  );
  const languages = createLanguages();
  const cookieMode = options.cookie ? createCookieMode(options.cookie) : null;

  /** Calls the vendor, and once more where the guest's language was all that it refused. */
  async function callVendor(
    request: Request,
    { method }: Route,
    { bytes }: Body,
    client: string | null,
    { url, path, address }: RequestContext,
  ): Promise<Answer> {
    const target = path + url.search;
    const hash = signatureHash(path);
    const digest = hash && client !== null ? signers.get(client)!(hash, target, bytes) : null;
    const userAgent = userAgentFor(request, path, options.userAgent);
    const wanted = request.headers.get('accept-language');
    const call = (language: string | null) => {
      const headers = vendorHeaders(request, { path, userAgent, address, digest, language });
      const init = { method, headers, ...(bytes.length > 0 && { body: bytes }) };
      return callUpstream(fetcher, upstream + target, init, timeout);
    };
    const language = languages.choose(client, path, wanted);
    const answer = await call(language);
    if (!languages.learn(client, answer.status, answer.body)) return answer;
    const supported = languages.choose(client, path, wanted);
    return supported === language ? answer : call(supported);
  }

  return async (request, route, context) => {
    const started = performance.now();
    const { url, origin } = context;
    if (url.search.length > MAX_QUERY) throw new Refusal(414, 'uri_too_long', 'The query is too long.');
    const declared = route.query ?? (route.action ? ['client'] : null);
    if (declared) checkQuery(url, declared);
    const received = await readBody(request, { timeout, measured: context.measured });
    const client = findClient(route, received, context, signers);
    const cookieUse = cookieMode && client !== null && origin !== null ? route.cookie : undefined;
    if (cookieUse && cookieUse !== 'strip') checkGatewayHeader(request);
    // Body, limits and captcha share one deadline.
    const left = Math.max(1, timeout - (performance.now() - started));
    const admitted = route.action ? await admission.admit(request, route, received, context, left) : null;
    const call = async (body: Body) => {
      const answer = await callVendor(request, route, body, client, context);
      await admitted?.settle(answer.status);
      return answer;
    };
    return cookieMode && cookieUse
      ? cookieMode(request, cookieUse, client!, origin!, received, call)
      : passOn(await call(received));
  };
}
