import { isObject, type Body } from './body.ts';
import { createTokenCookie, type CookieOptions } from './cookie.ts';
import { GATEWAY_HEADER } from './cors.ts';
import { Refusal } from './errors.ts';
import type { CookieUse } from './routes.ts';
import { passOn, type Answer } from './upstream.ts';

type Call = (body: Body) => Promise<Answer>;

const encoder = new TextEncoder();

/** The body with another refresh token; one that a page sent does not count. */
function withToken(body: Body, token: string | null): Body {
  const { refresh_token: _, ...rest } = body.json;
  const json = token === null ? rest : { ...rest, refresh_token: token };
  return { ...body, json, bytes: encoder.encode(JSON.stringify(json)) };
}

/** Takes every `refresh_token` out of a JSON value; returns the first. */
function takeTokens(json: unknown): string | null {
  let first: string | null = null;
  const open = [json];
  while (open.length) {
    const value = open.pop();
    if (isObject(value)) {
      const { refresh_token: token } = value;
      if (typeof token === 'string') first ??= token;
      delete (value as Record<string, unknown>)['refresh_token'];
    }
    if (typeof value === 'object' && value !== null) open.push(...(Object.values(value) as unknown[]));
  }
  return first;
}

/** A successful answer without its refresh token. What cannot be read could hold one, so it is not passed on. */
function takeFrom(answer: Answer): { answer: Answer; token: string | null } {
  if (answer.status >= 300 || answer.body.length === 0) return { answer, token: null };
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(answer.body));
  } catch (cause) {
    throw new Refusal(502, 'bad_gateway', 'The answer of the server could not be read.', {}, { cause });
  }
  const token = takeTokens(json);
  return { answer: { ...answer, body: encoder.encode(JSON.stringify(json)) }, token };
}

/**
 * Refuses what a page elsewhere could make a browser send with the guest's cookie: a header of one's own takes a
 * preflight, which only allowed origins pass (OWASP, Cross-Site Request Forgery Prevention: custom request headers).
 */
export function checkGatewayHeader(request: Request): void {
  if (request.headers.get(GATEWAY_HEADER) !== '1') {
    throw new Refusal(403, 'gateway_header_missing', `In cookie mode this call needs the header ${GATEWAY_HEADER}: 1.`);
  }
}

/** Makes a call with the refresh token taken from, kept in or dropped with the guest's cookie. */
export type CookieMode = (
  request: Request,
  use: CookieUse,
  client: string,
  origin: string,
  body: Body,
  call: Call,
) => Promise<Response>;

export function createCookieMode(options: CookieOptions): CookieMode {
  const cookie = createTokenCookie(options);

  const keepFrom = async (given: Answer, client: string, origin: string): Promise<Response> => {
    const { answer, token } = takeFrom(given);
    const response = passOn(answer);
    if (token !== null) response.headers.append('Set-Cookie', await cookie.keep(token, client, origin));
    return response;
  };

  return async (request, use, client, origin, body, call) => {
    if (use === 'strip') return passOn(takeFrom(await call(body)).answer);
    if (use === 'keep') return keepFrom(await call(body), client, origin);
    const token = await cookie.read(request, client, origin);
    if (use === 'use') {
      if (token === null) throw new Refusal(401, 'session_expired', 'There is no session to refresh.');
      // A refusal leaves the cookie alone: another tab may have replaced it while this call was under way.
      return keepFrom(await call(withToken(body, token)), client, origin);
    }
    // Whatever the vendor says, this browser forgets: the guest may be about to hand it to somebody else.
    const dropped = cookie.drop(client, origin);
    try {
      const response = passOn(await call(withToken(body, token)));
      response.headers.append('Set-Cookie', dropped);
      return response;
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      const { status, key, message, headers, cause } = thrown;
      throw new Refusal(status, key, message, { ...headers, 'Set-Cookie': dropped }, { cause });
    }
  };
}
