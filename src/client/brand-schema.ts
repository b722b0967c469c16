import * as v from 'valibot';
import { isHttp, parseUrl } from '../model/url.ts';
import { TOKEN_KINDS, TOKEN_PATTERNS, isTokenValue } from '../theme/token-values.ts';
import type { TokenKind, TokenName } from '../theme/token-values.ts';

/** `http:` or `https:` once resolved as a browser would, which also ignores tabs and newlines inside a scheme. */
const isHttpUrl = (text: string): boolean => {
  const url = parseUrl(text, 'https://relative.invalid/');
  return isHttp(url) && !url.username && !url.password;
};

const text = (max = 200) => v.pipe(v.string(), v.minLength(1), v.maxLength(max));
const url = (what: string) =>
  v.pipe(v.string(), v.maxLength(2000), v.check(isHttpUrl, 'must be an http or https URL'),
    v.metadata({ description: `${what} An http(s) URL, or a path relative to the brand file.` }));
/** A small picture inside the file itself. It is only ever shown by `<img>`, where nothing in it runs or loads anything. */
const IMAGE_DATA = /^data:image\/(?:svg\+xml|png|webp|jpeg|gif|avif);base64,[A-Za-z0-9+/]+={0,2}$/;
const MAX_IMAGE_DATA = 65_536;
const picture = (what: string) =>
  v.pipe(v.string(), v.check((text) => (IMAGE_DATA.test(text) ? text.length <= MAX_IMAGE_DATA : text.length <= 2000 && isHttpUrl(text)),
    `must be an http or https URL, or a base64 data URL of an image, at most ${MAX_IMAGE_DATA} characters`),
  v.metadata({ description: `${what} An http(s) URL, a path relative to the brand file, or a small image as a base64 data URL.` }));
const seconds = (what: string, max: number, min = 1) =>
  v.pipe(v.number(), v.minValue(min), v.maxValue(max), v.description(`${what} In seconds.`));
/** Not a name that every object has, such as `constructor`: a consent of that name would read as given. */
const key = v.pipe(v.string(), v.regex(/^[A-Za-z][\w.-]{0,63}$/), v.check((name) => !(name in {}), 'is not a name that is allowed'));
const locale = v.pipe(v.string(), v.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/));

const purpose = v.picklist(['terms', 'privacy', 'marketing-email', 'marketing-sms', 'marketing-push']);
/** An object with these keys and no others; a slip of the pen is answered with what could have been meant. */
const object = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.strictObject(entries, ({ expected, received }) =>
    expected === 'never' ? `is no key that is known here (${Object.keys(entries).join(', ')})`
    : expected === 'Object' ? `must be an object, not ${received}`
    : 'is missing');

const path = v.optional(v.pipe(v.string(), v.maxLength(200),
  v.regex(/^\/(?!\/)[\w\-./~%]*$/, 'must be a path that starts with one /')));
const options = v.optional(v.pipe(v.array(object({ value: text(), label: text() })), v.maxLength(200)));

const KIND_WORDS: Readonly<Record<TokenKind, string>> = {
  color: 'A CSS colour; `light-dark(a, b)` for one each.',
  length: 'A length in px, rem, em or ch.',
  fonts: 'A list of font names.',
  shadow: 'A CSS box-shadow.',
};
const KIND_EXAMPLES: Readonly<Record<TokenKind, string>> = {
  color: 'a color such as #c8102e',
  length: 'a length such as 8px or 0.5rem',
  fonts: 'font names such as Inter, sans-serif',
  shadow: 'a shadow such as 0 2px 8px #0003, or none',
};
const token = (name: TokenName) => {
  const kind = TOKEN_KINDS[name];
  return v.optional(v.pipe(v.string(), v.maxLength(400), v.regex(TOKEN_PATTERNS[kind], `must be ${KIND_EXAMPLES[kind]}`),
    v.check((value) => isTokenValue(name, value), `is no ${kind} that this browser knows`), v.description(KIND_WORDS[kind])));
};
const tokens = Object.fromEntries((Object.keys(TOKEN_KINDS) as TokenName[]).map((name) => [name, token(name)]));

/** The brand file's one definition: validation and `brand.schema.json` both come from it. */
export const BrandSchema = v.pipe(object({
  $schema: v.optional(v.pipe(v.string(), v.description('This schema, for editors.'))),
  name: v.optional(v.pipe(text(), v.description('The name of the brand.'))),
  server: v.optional(url('Base URL of the API or of a gateway. Counts only from a file of the page’s own origin or of the server attribute’s.')),
  client: v.optional(v.pipe(text(), v.description('OAuth client id. Counts under the same condition as `server`.'))),
  backend: v.optional(v.pipe(v.picklist(['punchh', 'punchh-password', 'menu', 'punchh punchh-password', 'punchh-password punchh']), v.description('Counts under the same condition as `server`.'))),
  channels: v.optional(v.pipe(v.array(v.picklist(['email', 'sms'])), v.minLength(1), v.maxLength(2),
    v.description('Where codes can be sent; the first is preselected.'))),
  countries: v.optional(v.pipe(v.array(v.pipe(v.string(), v.regex(/^([A-Z]{2}|\*)$/, 'must be an ISO region such as US, or *'))), v.minLength(1),
    v.maxLength(250),
    v.description('ISO regions offered for phone numbers, the first is the default; `*` for all.'))),
  code: v.optional(object({
    length: v.optional(v.pipe(v.number(), v.integer(), v.minValue(4), v.maxValue(12), v.description('Digits of a code.'))),
    resendAfter: v.optional(seconds('When another code may be asked for.', 3600, 0)),
    expiresAfter: v.optional(seconds('How long a code is good for.', 86400)),
  })),
  consents: v.optional(v.pipe(v.array(object({
    id: key,
    required: v.optional(v.pipe(v.boolean(), v.description('Whether there is no going on without it. Default: where it covers the terms or the privacy policy.'))),
    covers: v.pipe(v.array(purpose), v.maxLength(5),
      v.description('Which of the server’s flags this consent stands for.')),
    url: v.optional(url('The document it is about.')),
    version: v.optional(v.pipe(v.union([text(64), v.number()]), v.description('Which edition of the words or the document; a new one is asked for again.')), '1'),
    label: v.optional(v.pipe(text(2000), v.description('The brand’s own words.'))),
  })), v.maxLength(20), v.description('What guests are asked to agree to. Never ticked in advance.'))),
  theme: v.optional(object({
    preset: v.optional(v.pipe(v.picklist(['clean', 'soft', 'sharp', 'high-contrast']), v.description('A theme to start from.'))),
    tokens: v.optional(v.pipe(object(tokens), v.description('The public CSS tokens, without `--punchh-`.'))),
    logo: v.optional(picture('The logo.')),
  })),
  copy: v.optional(v.pipe(v.record(locale, v.record(key, v.pipe(v.string(), v.maxLength(4000)))),
    v.description('Texts by locale, by message key. Text only: markup is shown as it is written.'))),
  menu: v.optional(v.pipe(object({
    application: v.optional(text()),
    apiVersion: v.optional(text(20)),
    qbEnabled: v.optional(v.boolean()),
    kind: v.optional(v.picklist(['email', 'phone'])),
    phone: v.optional(v.picklist(['off', 'optional', 'required'])),
    uniquePhone: v.optional(v.boolean()),
    optIn: v.optional(v.picklist(['single', 'double'])),
    password: v.optional(v.boolean()),
    loginFields: v.optional(v.pipe(object({ email: v.optional(key), phone: v.optional(key), code: v.optional(key) }),
      v.description('Names of the fields that sign a known customer in, where they are not passwordless_email, …_phone and …_code.'))),
    demographics: v.optional(v.pipe(v.array(object({
      id: key,
      type: v.optional(v.pipe(v.picklist(['text', 'choice', 'date']), v.description('Default: `text`, or `choice` where there are options.'))),
      label: v.optional(text()),
      required: v.optional(v.boolean()),
      options,
    })), v.maxLength(50))),
  }), v.description('How PAR Ordering (MENU) is set up.'))),
  kiosk: v.optional(object({ idleAfter: v.optional(seconds('A kiosk left alone asks, and then starts over.', 3600)) })),
  paths: v.optional(v.pipe(object({
    send: path, verify: path, refresh: path, signOut: path, login: path, logout: path, forgotPassword: path,
    checkEmail: path, checkPhone: path, register: path, agreement: path, customerLogin: path,
  }), v.description('Paths of the calls, below `server`. Count under the same condition as `server`.'))),
}), v.title('Brand file of punchh-login'),
v.description('What a brand admin edits; no deploy needed. Every field is optional; times are in seconds.'));
