import { findOperation } from './document.ts';
import type { Step } from './scenario.ts';

/** A request as both kinds of file show it: variables are still `{{name}}`. */
export interface ResolvedStep extends Step {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly allHeaders: readonly (readonly [name: string, value: string])[];
  /** JSON without white space where it is signed, since the digest is over the very text. */
  readonly text: string | null;
  readonly status: number;
  /** The key of the error that is expected. */
  readonly errorKey: string | null;
}

/** The values that stand for a header of the document. */
const HEADER_VALUES: Readonly<Record<string, string>> = {
  'User-Agent': '{{userAgent}}',
  'punchh-app-device-id': '{{deviceId}}',
  'client-type': 'online_ordering',
  'Accept-Language': 'en',
  'X-Request-ID': '{{$guid}}',
  'Application': '{{application}}',
  'Api-Version': '4.38.0',
  'X-QB-Enabled': 'false',
  'Device-UUID': '{{deviceId}}',
};

const AUTH_HEADERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'tokens': { 'Authorization': 'Bearer {{accessToken}}', 'id-token': '{{idToken}}' },
  'access-token': { Authorization: 'Bearer {{accessToken}}' },
};

/** Adds to a step what the document requires of its call. @throws Error for a call that is not documented */
export function resolveStep(step: Step): ResolvedStep {
  const { call, query = '', body, signed, auth, headers = {}, expect } = step;
  const [method, path] = call.split(' ') as [string, string];
  const isOwn = path.startsWith('/_/');
  const operation = findOperation(method, path);
  if (!isOwn && !operation) throw new Error(`${step.name}: ${call} is not in api/openapi.yaml`);
  const documented = (operation?.parameters ?? []).filter((parameter) => parameter.in === 'header').map(({ name }) => {
    const value = HEADER_VALUES[name];
    if (value === undefined) throw new Error(`${step.name}: no value for the header ${name}`);
    return [name, name === 'User-Agent' && path === '/api2/mobile/users/login' ? '{{appUserAgent}}' : value] as const;
  });
  const all = {
    ...(isOwn || path.startsWith('/api/') ? {} : { Accept: 'application/json' }),
    ...(method === 'GET' || method === 'DELETE' ? {} : { 'Content-Type': 'application/json' }),
    ...Object.fromEntries(documented),
    ...(auth === undefined ? {} : AUTH_HEADERS[auth]),
    ...(signed ? { 'x-pch-digest': '{{digest}}' } : {}),
    ...headers,
  };
  const [status, errorKey = null] = expect.split(' ');
  return {
    ...step,
    method,
    path: path + query,
    allHeaders: Object.entries(all).filter((header): header is [string, string] => header[1] !== null),
    text: body === undefined ? null : JSON.stringify(body, null, signed ? undefined : 2),
    status: Number(status),
    errorKey,
  };
}
