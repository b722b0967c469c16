import { Refusal } from './errors.ts';
import { createResponse } from './fetch-objects.ts';
import { MODE_HEADER } from './mode.ts';

/** Header of cookie mode's calls. Forms and simple requests cannot send it, so it forces a preflight. */
export const GATEWAY_HEADER = 'X-Punchh-Gateway';

/** Header for the answer to a captcha, read by `verifyCaptcha`. */
export const CAPTCHA_HEADER = 'X-Captcha-Token';

/** Request headers of the element's calls. A preflight that asks for another one is refused. */
const ALLOWED_HEADERS = [
  'Accept', 'Accept-Language', 'Content-Type', 'Authorization', 'id-token', 'punchh-app-device-id', 'client-type',
  'x-pch-digest', 'X-Request-ID', 'Application', 'Api-Version', 'Device-UUID', 'X-QB-Enabled', GATEWAY_HEADER,
  CAPTCHA_HEADER, MODE_HEADER,
];
const ALLOWED = new Set([...ALLOWED_HEADERS, 'Content-Language'].map((name) => name.toLowerCase()));
const EXPOSED_HEADERS = 'Retry-After, X-Request-ID';
const VARY_PREFLIGHT = 'Access-Control-Request-Method, Access-Control-Request-Headers';

/**
 * Refuses requests of origins that are not listed. Browsers send `Origin` with every request except same-origin reads,
 * and mark those with `Sec-Fetch-Site`.
 *
 * @throws {Refusal} 403
 */
export function checkOrigin(request: Request, allowed: ReadonlySet<string>): void {
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  const ownRead = origin === null && request.method === 'GET' && (site === null || site === 'same-origin' || site === 'none');
  if (origin === null ? !ownRead : !allowed.has(origin)) {
    throw new Refusal(403, 'origin_not_allowed', 'This origin is not allowed.');
  }
}

/** Answers a preflight from an allowed origin (Fetch standard, "CORS-preflight request"). */
export function answerPreflight(request: Request, methods: readonly string[]): Response {
  const asked = (request.headers.get('access-control-request-headers') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter(Boolean);
  const method = request.headers.get('access-control-request-method');
  if (method === null || !methods.includes(method)) {
    throw new Refusal(405, 'method_not_allowed', 'This method is not allowed here.', { Allow: methods.join(', ') });
  }
  if (!asked.every((name) => ALLOWED.has(name))) {
    throw new Refusal(403, 'invalid_request', 'A header that was asked for is not allowed.');
  }
  return createResponse(null, 204, {
    'Access-Control-Allow-Methods': methods.join(', '),
    'Access-Control-Allow-Headers': ALLOWED_HEADERS.join(', '),
    'Access-Control-Max-Age': '600',
    Vary: VARY_PREFLIGHT,
  });
}

/** Adds the headers that let pages of allowed origins read a response, and `Vary: Origin` for caches. */
export function addCorsHeaders(
  headers: Headers,
  origin: string | null,
  allowed: ReadonlySet<string>,
  credentials: boolean,
): void {
  headers.append('Vary', 'Origin');
  if (origin === null || !allowed.has(origin)) return;
  headers.set('Access-Control-Allow-Origin', origin);
  headers.set('Access-Control-Expose-Headers', EXPOSED_HEADERS);
  if (credentials) headers.set('Access-Control-Allow-Credentials', 'true');
}
