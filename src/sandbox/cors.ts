/** The request headers that the vendors' calls need a page to send; anything else is refused in a preflight. */
const CORS_HEADERS: readonly string[] = [
  'Content-Type',
  'punchh-app-device-id',
  'client-type',
  'id-token',
  'Authorization',
  'x-pch-digest',
  'X-Request-ID',
  'Application',
  'Api-Version',
  'Device-UUID',
  'X-QB-Enabled',
];

const CORS_METHODS: readonly string[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

const EXPOSED = 'Retry-After, X-Request-ID';
// Safelisted by the Fetch standard as long as their values are plain, so a browser may still list them.
const SAFELISTED = ['accept', 'accept-language', 'content-language'];

export interface CorsOptions {
  /** Exact origins, or `*` for any. */
  readonly allowedOrigins: readonly string[] | '*';
  readonly allowCredentials: boolean;
  readonly extraHeaders: readonly string[];
}

/** Whether a page of this origin may call; the server's own origin and callers without one always may. */
export const mayCall = ({ allowedOrigins }: CorsOptions, origin: string | null, ownOrigin: string): boolean =>
  origin === null || origin === ownOrigin || allowedOrigins === '*' || allowedOrigins.includes(origin);

/** Headers that let the calling page read an answer. */
export const corsHeaders = ({ allowCredentials }: CorsOptions, origin: string): Record<string, string> => ({
  'Access-Control-Allow-Origin': origin,
  'Access-Control-Expose-Headers': EXPOSED,
  ...(allowCredentials ? { 'Access-Control-Allow-Credentials': 'true' } : {}),
});

/** The answer to a preflight (Fetch standard, "CORS-preflight request"): refused without any allowing header. */
export function preflight(options: CorsOptions, headers: Headers, ownOrigin: string): Response {
  const vary = { Vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers' };
  const origin = headers.get('Origin');
  const allowed = [...CORS_HEADERS, ...options.extraHeaders];
  const known = new Set([...allowed.map((name) => name.toLowerCase()), ...SAFELISTED]);
  const askedFor = headers.get('Access-Control-Request-Headers') ?? '';
  const asked = askedFor.split(',').map((name) => name.trim().toLowerCase());
  const accepted = origin !== null &&
    mayCall(options, origin, ownOrigin) &&
    CORS_METHODS.includes(headers.get('Access-Control-Request-Method') ?? '') &&
    asked.every((name) => name === '' || known.has(name));
  if (!accepted) return new Response(null, { status: 403, headers: vary });
  return new Response(null, {
    status: 204,
    headers: {
      ...vary,
      ...corsHeaders(options, origin),
      'Access-Control-Allow-Methods': CORS_METHODS.join(', '),
      'Access-Control-Allow-Headers': allowed.join(', '),
      'Access-Control-Max-Age': '600',
    },
  });
}
