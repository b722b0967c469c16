import { signatureHash } from './digest.ts';
import type { Signers } from './client.ts';
import { createLanguages } from './languages.ts';
import type { GatewayOptions } from './options.ts';
import type { Method } from './routes.ts';
import { callUpstream, type Answer, type Fetcher } from './upstream.ts';
import { userAgentFor } from './user-agent.ts';
import { vendorHeaders } from './vendor-headers.ts';

/** In ms. */
export const TIMEOUT = 15_000;

/** Calls the global `fetch` of this time: tools that trace or mock requests replace it once the gateway is there. */
const globalFetch: Fetcher = (url, init) => fetch(url, init);

/** A call to the vendor. */
export interface VendorCall {
  readonly method: Method;
  readonly path: string;
  /** The query with its `?`, or `''`. */
  readonly search: string;
  readonly body: Uint8Array<ArrayBuffer>;
  /** Whose secret signs. */
  readonly client: string | null;
  /** The guest's address. */
  readonly address: string | null;
}

/**
 * Signs and makes a call, and once more where the guest's language was all that the vendor refused.
 *
 * @param request whose headers go along, as far as the vendor asks for them
 * @throws {Refusal} 431 for headers that are too large, 502 without an answer, 504 without one in time
 */
export type CallVendor = (request: Request, call: VendorCall) => Promise<Answer>;

export function createVendor(options: GatewayOptions, signers: Signers): CallVendor {
  const { upstream, fetcher = globalFetch, timeout = TIMEOUT } = options;
  const languages = createLanguages();

  return async (request, { method, path, search, body, client, address }) => {
    const target = path + search;
    const hash = signatureHash(path);
    const digest = hash && client !== null ? signers.get(client)!(hash, target, body) : null;
    const userAgent = userAgentFor(request, path, options.userAgent);
    const wanted = request.headers.get('accept-language');
    const call = (language: string | null) => {
      const headers = vendorHeaders(request, { path, userAgent, address, digest, language });
      const init = { method, headers, body: body.length > 0 ? body : null };
      return callUpstream(fetcher, upstream + target, init, timeout);
    };
    const language = languages.choose(client, path, wanted);
    const answer = await call(language);
    if (!languages.learn(client, answer.status, answer.body)) return answer;
    const supported = languages.choose(client, path, wanted);
    return supported === language ? answer : call(supported);
  };
}
