import { own } from '../model/own.ts';
import type { TokenSet } from '../model/tokens.ts';
import type { RequestEnvironment } from './request-json.ts';

/**
 * Names the cookie of a sign-in in the header of cookie mode (docs/gateway.md, Cookie mode).
 *
 * @param keep the cookie outlives the browser
 */
export const nameCookie = (cookieId: string, keep: boolean): string => `session=${cookieId}${keep ? '; keep' : ''}`;

/** The environment of a call that uses the cookie of these tokens. */
export const withCookieOf = (environment: RequestEnvironment, tokens: Pick<TokenSet, 'cookieId'>): RequestEnvironment => {
  const { cookieId } = own(tokens);
  return own(environment).cookie && cookieId ? { ...environment, cookie: nameCookie(cookieId, false) } : environment;
};
