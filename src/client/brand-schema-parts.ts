import * as v from 'valibot';
import { isHttp, parseUrl } from '../model/url.ts';
import {
  describeLimits, isInLimits, isTokenValue, TOKEN_KINDS, TOKEN_PATTERNS, type TokenKind, type TokenName,
} from '../theme/token-values.ts';

/** `http:` or `https:` once resolved as a browser does it, which also ignores tabs and line ends inside a scheme. */
const isHttpUrl = (text: string): boolean => {
  const url = parseUrl(text, 'https://relative.invalid/');
  return isHttp(url) && !url.username && !url.password;
};

export const text = (max = 200) => v.pipe(v.string(), v.minLength(1), v.maxLength(max));

/** A letter or a digit that is painted: others of Unicode's letters are blank (U+115F, U+3164). */
const VISIBLE = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u;

/** Words that guests read: not only white space, or signs that nothing is painted for. */
export const words = (max: number) => v.pipe(text(max), v.regex(VISIBLE, 'must hold a letter or a digit'));

/** As {@link words}, or empty: then the element's own text is shown. */
export const wordsOrEmpty = (max: number) =>
  v.pipe(v.string(), v.maxLength(max), v.regex(new RegExp(`^$|${VISIBLE.source}`, 'u'), 'must hold a letter or a digit'));

export const url = (what: string) =>
  v.pipe(v.string(), v.maxLength(2000), v.check(isHttpUrl, 'must be an http or https URL'),
    v.metadata({ description: `${what} An http(s) URL, or a path relative to the brand file.` }));

/** A small image inside the file itself. Only `<img>` shows it, where nothing in it runs or loads anything. */
const IMAGE_DATA = /^data:image\/(?:svg\+xml|png|webp|jpeg|gif|avif);base64,[A-Za-z0-9+/]+={0,2}$/;
const MAX_IMAGE_DATA = 65_536;

export const picture = (what: string) =>
  v.pipe(v.string(),
    v.check((value) => (IMAGE_DATA.test(value) ? value.length <= MAX_IMAGE_DATA : value.length <= 2000 && isHttpUrl(value)),
      `must be an http or https URL, or a base64 data URL of an image, at most ${MAX_IMAGE_DATA} characters`),
    v.metadata({ description: `${what} An http(s) URL, a path relative to the brand file, or a small image as a base64 data URL.` }));

export const seconds = (what: string, max: number, min = 1) =>
  v.pipe(v.number(), v.minValue(min), v.maxValue(max), v.description(`${what} In seconds.`));

/** No name that every object has, such as `constructor`: a consent of that name would read as given. */
export const key = v.pipe(v.string(), v.regex(/^[A-Za-z][\w.-]{0,63}$/), v.check((name) => !(name in {}), 'is not a name that is allowed'));

export const locale = v.pipe(v.string(), v.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/));

/** A path of a call, below `server`. */
export const path = v.optional(v.pipe(v.string(), v.maxLength(200),
  v.regex(/^\/(?!\/)[\w\-./~%]*$/, 'must be a path that starts with one /')));

/** An object with these keys and no others. */
export const object = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.strictObject(entries, ({ expected, received }) =>
    expected === 'never' ? 'is no key that is known here' : expected === 'Object' ? `must be an object, not ${received}` : 'is missing');

const KINDS: Readonly<Record<TokenKind, { description: string; example: string }>> = {
  color: { description: 'A CSS colour; `light-dark(a, b)` for one each.', example: 'a color such as #c8102e' },
  length: { description: 'A length in px, rem, em or ch.', example: 'a length such as 8px or 0.5rem' },
  fonts: { description: 'A list of font names.', example: 'font names such as Inter, sans-serif' },
  shadow: { description: 'A CSS box-shadow.', example: 'a shadow such as 0 2px 8px #0003, or none' },
  scheme: { description: 'Light, dark, or as the page.', example: 'light, dark, or light dark' },
  align: { description: 'Where texts and the logo stand.', example: 'start or center' },
  weight: { description: 'A font weight.', example: 'a weight from 100 to 900' },
  case: { description: 'Letter case.', example: 'none, uppercase, lowercase or capitalize' },
};

const token = (name: TokenName) => {
  const kind = TOKEN_KINDS[name];
  const { description, example } = KINDS[kind];
  return v.optional(v.pipe(v.string(), v.maxLength(400), v.regex(TOKEN_PATTERNS[kind], `must be ${example}`),
    v.check((value) => kind !== 'length' || isInLimits(name, value), `must be ${describeLimits(name)}`),
    v.check((value) => isTokenValue(name, value), kind === 'color'
      ? 'is no color of its own that this browser knows'
      : kind === 'shadow'
        ? 'is no shadow that this browser knows, or covers words around it'
        : `is no ${kind} that this browser knows`),
    v.description(description)));
};

export const tokens = object(Object.fromEntries((Object.keys(TOKEN_KINDS) as TokenName[]).map((name) => [name, token(name)])));
