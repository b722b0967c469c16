import { parse, serialize } from 'hono/utils/cookie';
import { toJson } from '../json.ts';
import { own, ownDeep } from '../own.ts';
import type { Sealer } from '../seal.ts';
import type { FirstStep } from './fields.ts';

/** How long a code can be entered after it was sent, in seconds: the vendor's default. */
const MAX_AGE = 10 * 60;

const COOKIE = '__Host-punchh-form';

/** An attempt to sign in by form: what was entered in the first step, and what only the gateway knows. */
export interface Attempt {
  /** Random; the page of the code step names it, so that no other page can post for it. */
  readonly id: string;
  /** In ms since the epoch. */
  readonly sentAt: number;
  /** PKCE (RFC 7636). */
  readonly codeVerifier: string;
  /** The contact as it was sent, in the vendor's fields. */
  readonly contact: Readonly<Record<string, string>>;
  readonly resent: boolean;
  readonly first: FirstStep;
}

/** Keeps the attempt of a browser in a sealed cookie, so that the gateway stays stateless. */
export interface AttemptCookie {
  read(request: Request): Promise<Attempt | null>;
  /** A `Set-Cookie` value. */
  keep(attempt: Attempt): Promise<string>;
  /** A `Set-Cookie` value that removes it. */
  drop(): string;
}

const readCookie = (request: Request, name: string) => own(parse(request.headers.get('cookie') ?? '', name))[name];

export function createAttemptCookie(sealer: Sealer, now = () => Date.now()): AttemptCookie {
  const write = (value: string, maxAge: number) =>
    // Lax: the redirect to the code step follows a post from the site's page, which may be of another host.
    serialize(COOKIE, value, own({ path: '/', secure: true, httpOnly: true, sameSite: 'Lax', maxAge } as const));
  return {
    async read(request) {
      const value = readCookie(request, COOKIE);
      const text = value ? await sealer.open(COOKIE, value) : null;
      if (text === null) return null;
      const attempt = ownDeep(JSON.parse(text), []) as Attempt;
      return now() < attempt.sentAt + MAX_AGE * 1000 ? attempt : null;
    },
    keep: async (attempt) => write(await sealer.seal(COOKIE, toJson(attempt)), MAX_AGE),
    drop: () => write('', 0),
  };
}

const DEVICE_COOKIE = '__Host-punchh-device';
const DEVICE_AGE = 400 * 24 * 60 * 60; // the longest that browsers keep a cookie

/** The stable id of a browser, for the vendor's reward for a first sign-in; it names no guest. */
export function readDeviceId(request: Request): { id: string; setCookie: string } {
  const kept = readCookie(request, DEVICE_COOKIE);
  const id = kept && /^[\w-]{8,64}$/.test(kept) ? kept : crypto.randomUUID();
  const options = own({ path: '/', secure: true, httpOnly: true, sameSite: 'Lax', maxAge: DEVICE_AGE } as const);
  return { id, setCookie: serialize(DEVICE_COOKIE, id, options) };
}
