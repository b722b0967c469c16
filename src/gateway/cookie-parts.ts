import { parse, serialize } from 'hono/utils/cookie';
import { own } from './own.ts';

/** Characters of a cookie's value: browsers keep 4,096 bytes of name and value together (RFC 6265bis section 5.6). */
const MAX_VALUE = 3800;
/** Cookies that one text may take: together they stay below the 16 KiB of headers that servers accept. */
const MAX_PARTS = 3;

/** The first of several parts begins with their number and `~`. */
const COUNT = /^([2-9])~/;

export interface CookieAttributes {
  readonly sameSite: 'Strict' | 'Lax' | 'None';
}

/** Keeps texts that are too long for one cookie in several: `<name>`, `<name>.1`, `<name>.2`. */
export interface CookieParts {
  /** The names of the texts that a request carries. */
  names(request: Request): string[];
  /** The text, or `''`. */
  read(request: Request, name: string): string;
  /**
   * The `Set-Cookie` values that keep the text; `null` where it is too long for cookies.
   *
   * @param maxAge in seconds; without it the cookies end with the browser
   */
  write(request: Request, name: string, text: string, maxAge: number | undefined): string[] | null;
  /** The `Set-Cookie` values that remove it. */
  drop(request: Request, name: string): string[];
}

export function createCookieParts({ sameSite }: CookieAttributes): CookieParts {
  const serializePart = (name: string, value: string, maxAge: number | undefined) =>
    serialize(name, value, own({
      path: '/',
      secure: true,
      httpOnly: true,
      sameSite,
      partitioned: sameSite === 'None',
      ...(maxAge !== undefined && { maxAge }),
    }));
  const parseAll = (request: Request) => own(parse(request.headers.get('cookie') ?? ''));
  const partName = (name: string, part: number) => (part === 0 ? name : `${name}.${part}`);
  /** Removes the parts from `first` on that the request carries. */
  const dropFrom = (request: Request, name: string, first: number) => {
    const cookies = parseAll(request);
    return Array.from({ length: MAX_PARTS }, (_, part) => partName(name, part))
      .slice(first)
      .filter((each) => Object.hasOwn(cookies, each))
      .map((each) => serializePart(each, '', 0));
  };

  return {
    names: (request) => Object.keys(parseAll(request)).filter((name) => !/\.\d$/.test(name)),
    read(request, name) {
      const cookies = parseAll(request);
      const first = cookies[name] ?? '';
      const count = Math.min(Number(COUNT.exec(first)?.[1] ?? 1), MAX_PARTS);
      const further = Array.from({ length: count - 1 }, (_, index) => cookies[partName(name, index + 1)] ?? '');
      return first.replace(COUNT, '') + further.join('');
    },
    write(request, name, text, maxAge) {
      const count = Math.ceil(text.length / MAX_VALUE);
      if (count > MAX_PARTS) return null;
      const parts = Array.from({ length: count }, (_, part) => text.slice(part * MAX_VALUE, (part + 1) * MAX_VALUE));
      if (count > 1) parts[0] = `${count}~${parts[0]}`;
      return [...parts.map((value, part) => serializePart(partName(name, part), value, maxAge)), ...dropFrom(request, name, count)];
    },
    drop: (request, name) => [serializePart(name, '', 0), ...dropFrom(request, name, 1)],
  };
}
