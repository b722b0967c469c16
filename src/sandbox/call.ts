import { malformed, missing } from './refusal.ts';

/** One request, read whole, as the endpoints see it. */
export interface Call {
  readonly method: string;
  /** Without query and without the mount's base path. */
  readonly path: string;
  /** Path with query, without the base path: the first part of what a digest is made over. */
  readonly pathWithQuery: string;
  readonly headers: Headers;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly text: string;
  /** Whether it came over HTTP: only then is `User-Agent` judged, since a page's script cannot set it. */
  readonly http: boolean;
  /** Host of the URL, with its port where that is not the scheme's own. */
  readonly host: string;
  /** The connecting address, `unknown` in a page. */
  readonly peer: string;
  /** The address that failed sign-ins are counted for, see `guestAddress()` in partner-hosts.ts. */
  readonly address: string;
  readonly origin: string | null;
}

/** An endpoint's answer. */
export interface Reply {
  readonly status: number;
  /** Sent as JSON; `undefined` = no body. */
  readonly body?: unknown;
  /** Sent as an HTML page instead of `body`. */
  readonly html?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Endpoint = (call: Call) => Reply | Promise<Reply>;

/** Endpoints by method and path, such as `POST /api2/password_less/token`. */
export type Routes = Readonly<Record<string, Endpoint>>;

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value of a required header. @throws Refusal 400 `missing_required_param` */
export function requireHeader(call: Call, name: string): string {
  const value = call.headers.get(name)?.trim();
  if (!value) throw missing(name);
  return value;
}

// The values that `fetch` itself sends where the caller sets none (Fetch standard); they count as missing.
const FETCH_OWN = { 'Accept': '*/*', 'Content-Type': 'text/plain;charset=UTF-8' };

/** A header that must name JSON. @throws Refusal 400 `missing_required_param`, or `invalid_parameter` for another type */
export function requireJson(call: Call, name: keyof typeof FETCH_OWN): void {
  const value = requireHeader(call, name);
  if (value === FETCH_OWN[name]) throw missing(name);
  const json = name === 'Accept' ? /\bapplication\/json\b/i : /^application\/json\s*(;|$)/i;
  if (!json.test(value)) throw malformed(name, 'application/json');
}

/** Checks the headers that every JSON call documents. `Accept` must name JSON: the browsers' own default does not. */
export function requireJsonHeaders(call: Call, { accept = true } = {}): void {
  if (accept) requireJson(call, 'Accept');
  requireJson(call, 'Content-Type');
  if (call.http) requireHeader(call, 'User-Agent');
}

/** The request's JSON object. @throws Refusal 400 */
export function jsonBody(call: Call): JsonObject {
  let body: unknown;
  try {
    body = JSON.parse(call.text);
  } catch {
    throw malformed('The request body', 'valid JSON');
  }
  if (!isObject(body)) throw malformed('The request body', 'a JSON object');
  return body;
}

/** A field left out, `null` or empty. */
export const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === '';

/** A string field, or `null` where it is absent. @throws Refusal 400 for another type */
export function optionalString(body: JsonObject, name: string): string | null {
  const value = body[name];
  if (isAbsent(value)) return null;
  if (typeof value !== 'string') throw malformed(name, 'a string');
  return value;
}

/** A required string field. @throws Refusal 400 */
export function requireString(body: JsonObject, name: string): string {
  const value = optionalString(body, name);
  if (value === null) throw missing(name);
  return value;
}
