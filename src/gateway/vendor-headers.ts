import { saysJson } from './body.ts';
import { Refusal } from './errors.ts';

/** Request headers that are passed on to the vendor. All others are dropped. */
const FORWARDED = [
  'authorization', 'id-token', 'punchh-app-device-id', 'client-type', 'x-request-id', 'application', 'api-version',
  'device-uuid', 'x-qb-enabled',
];

/** Largest header, and largest sum of all headers, that the vendor takes, in bytes (PAR Punchh, Guest Identity Service). */
const MAX_HEADER = 16 * 1024;
const MAX_HEADERS = 32 * 1024;

/** PAR Ordering's paths; Punchh has one family below `/api/` too. */
const isMenu = (path: string) => path.startsWith('/api/') && !path.startsWith('/api/auth/');

export interface VendorHeaders {
  readonly path: string;
  readonly userAgent: string;
  /** The guest's address. */
  readonly address: string | null;
  readonly digest: string | null;
  readonly language: string | null;
}

/**
 * The headers of a request to the vendor.
 *
 * @throws {Refusal} 431 where they are larger than the vendor takes
 */
export function vendorHeaders(request: Request, { path, userAgent, address, digest, language }: VendorHeaders): Headers {
  const headers = new Headers({ accept: 'application/json', 'user-agent': userAgent });
  for (const name of FORWARDED) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  // Also without a body: PAR Ordering asks it of the legal agreement, which has none. A body that is not JSON is refused.
  if (saysJson(request)) headers.set('content-type', 'application/json');
  // PAR Ordering refuses to send a code without it (API page of `passwordless-request`).
  if (isMenu(path) && !headers.has('x-qb-enabled')) headers.set('x-qb-enabled', 'false');
  if (language !== null) headers.set('accept-language', language);
  if (address !== null) headers.set('x_true_client_ip', address);
  if (digest !== null) headers.set('x-pch-digest', digest);
  checkSize(headers);
  return headers;
}

function checkSize(headers: Headers): void {
  let total = 0;
  for (const [name, value] of headers) {
    const size = name.length + value.length + ': \r\n'.length;
    total += size;
    if (size > MAX_HEADER || total > MAX_HEADERS) {
      throw new Refusal(431, 'header_fields_too_large', 'A header must not be larger than 16 KiB, all together not than 32 KiB.');
    }
  }
}
