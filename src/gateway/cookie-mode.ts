import type { Body } from './body.ts';
import { createTokenCookie, type CookieOptions, type CookieOwner } from './cookie.ts';
import { Refusal, withCookies } from './errors.ts';
import { createResponse } from './fetch-objects.ts';
import type { CookieRequest } from './gateway-header.ts';
import type { Route } from './routes.ts';
import { takeToken, withToken } from './take-token.ts';
import { passOn, type Answer } from './upstream.ts';

/** How a call to the vendor differs from the one that the page made. */
export interface OtherCall {
  readonly path?: string;
  /** An access token. */
  readonly accessToken?: string;
}

/** One call of a page, in cookie mode. */
export interface CookieCall {
  readonly request: Request;
  /** The page's header of cookie mode; `null` where the route only strips the token. */
  readonly asked: CookieRequest | null;
  readonly route: Route;
  readonly client: string;
  readonly origin: string;
  readonly body: Body;
  /** Makes the call to the vendor. */
  call(body: Body, other?: OtherCall): Promise<Answer>;
}

/** Makes a call with the refresh token taken from, kept in or dropped with the guest's cookie. */
export type CookieMode = (call: CookieCall) => Promise<Response>;

/** Adds cookies to the answer, and to the refusal where there is none. */
const alwaysWithCookies = async (answering: Promise<Response>, cookies: readonly string[]): Promise<Response> => {
  try {
    return withCookies(await answering, cookies);
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    const { status, key, message, headers, cause } = thrown;
    throw new Refusal(status, key, message, headers, { cause, cookies });
  }
};

export function createCookieMode(options: CookieOptions): CookieMode {
  const cookie = createTokenCookie(options);

  const keepFrom = async (answer: Answer, request: Request, owner: CookieOwner, keep: boolean): Promise<Response> => {
    const taken = takeToken(answer);
    return withCookies(passOn(taken.answer), taken.token === null ? [] : await cookie.keep(request, owner, { token: taken.token, keep }));
  };

  const signIn = async ({ request, body, call }: CookieCall, owner: CookieOwner, keep: boolean) => {
    const leftOver = await cookie.dropLeftOver(request, owner);
    return withCookies(await keepFrom(await call(body), request, owner, keep), leftOver);
  };

  const refresh = async ({ request, body, call }: CookieCall, owner: CookieOwner) => {
    const kept = await cookie.read(request, owner);
    if (kept === null) throw new Refusal(401, 'session_expired', 'There is no session to refresh.');
    // A refusal leaves the cookie alone: another tab may have replaced it while this call was under way.
    return keepFrom(await call(withToken(body, kept.token)), request, owner, kept.keep);
  };

  const claim = async ({ request, body, call }: CookieCall, owner: CookieOwner, keep: boolean) => {
    const form: CookieOwner = { ...owner, digest: '' };
    const kept = await cookie.read(request, form);
    if (kept === null) throw new Refusal(401, 'session_expired', 'Nobody has signed in by form.');
    const response = await keepFrom(await call(withToken(body, kept.token)), request, owner, keep);
    return response.status < 300 ? withCookies(response, cookie.drop(request, form)) : response;
  };

  const signOut = async ({ request, body, call }: CookieCall, owner: CookieOwner) => {
    const kept = await cookie.read(request, owner);
    return passOn(await call(withToken(body, kept?.token ?? null)));
  };

  /** The page has no access token any more, and the vendor takes no sign-out without one: the refresh token fetches one. */
  const signOutLate = async ({ request, route, body, call }: CookieCall, owner: CookieOwner) => {
    const kept = await cookie.read(request, owner);
    if (kept === null) return createResponse(null, 204);
    const path = route.refreshPath!;
    const { answer, token, accessToken } = takeToken(await call(withToken(body, kept.token), { path }));
    if (accessToken === null) return passOn(answer);
    return passOn(await call(withToken(body, token ?? kept.token), { accessToken }));
  };

  return async (cookieCall) => {
    const { request, asked, route, client, origin, body, call } = cookieCall;
    if (!asked) return passOn(takeToken(await call(body)).answer);
    // The digest of an id is no secret: it may end a session, and neither begin nor refresh one.
    if (asked.late && route.cookie !== 'drop') throw new Refusal(401, 'session_expired', 'The session has ended.');
    const owner: CookieOwner = { client, origin, digest: asked.digest };
    if (route.cookie === 'keep') return signIn(cookieCall, owner, asked.keep);
    if (route.cookie === 'use') return asked.claim ? claim(cookieCall, owner, asked.keep) : refresh(cookieCall, owner);
    // The cookie is dropped even where the vendor refuses: the guest may be about to hand the browser to somebody else.
    return alwaysWithCookies((asked.late ? signOutLate : signOut)(cookieCall, owner), cookie.drop(request, owner));
  };
}
