import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { toBase64Url } from './base64.ts';
import { GATEWAY_HEADER } from './cors.ts';
import { Refusal } from './errors.ts';

/** The wishes for the cookie in the header `X-Punchh-Gateway` of a call. */
export interface CookieRequest {
  /** The SHA-256 digest, in base64url, of the id of the sign-in whose cookie is meant; `''` for the one of no id. */
  readonly digest: string;
  /** Whether the cookie of a new sign-in outlives the browser. */
  readonly keep: boolean;
  /** A sign-in by form, whose cookie has no id until a page claims it; or a refresh that claims it. */
  readonly claim: boolean;
  /** A sign-out that could not be sent when the guest signed out. */
  readonly late: boolean;
}

const HEADER = /^1(?:; ?(?:session=([\w-]{16,128})|ended=([\w-]{43})))?(; ?keep)?(; ?claim)?$/;

/**
 * Reads the header of cookie mode's calls: `1`, then what of this there is, in this order:
 *
 * - `session=<id>`: the random id of a sign-in, which its page has made and keeps for itself. Nobody without it can use the cookie.
 * - `ended=<digest>`: at a sign-out that is late, the SHA-256 digest of that id in base64url. A page may store it, since it
 *   refreshes nothing.
 * - `keep`: the guest stays signed in when the browser is closed.
 * - `claim`: at a verify by form, the cookie waits for a page to take it over; at a refresh, the page does.
 *
 * A page elsewhere could make a browser send the guest's cookie, but not this header: a header of one's own takes a
 * preflight, which only allowed origins pass (OWASP, Cross-Site Request Forgery Prevention: custom request headers).
 *
 * @throws {Refusal} 403 without the header, or with another text in it
 */
export function readGatewayHeader(request: Request): CookieRequest {
  const match = HEADER.exec(request.headers.get(GATEWAY_HEADER) ?? '');
  if (!match) throw new Refusal(403, 'gateway_header_missing', `In cookie mode this call needs the header ${GATEWAY_HEADER}: 1.`);
  const [, id, ended, keep, claim] = match;
  return {
    digest: id === undefined ? (ended ?? '') : toBase64Url(sha256(utf8ToBytes(id))),
    // A page that sends no id is of a version without `keep`, whose cookies outlived the browser.
    keep: keep !== undefined || (id === undefined && claim === undefined),
    claim: claim !== undefined,
    late: ended !== undefined,
  };
}
