import * as v from 'valibot';
import { MAX_CODE_LENGTH, MIN_CODE_LENGTH } from '../model/code-length.ts';
import { PRESET_NAMES } from '../theme/token-values.ts';
import { key, locale, object, path, picture, seconds, text, tokens, url, words, wordsOrEmpty } from './brand-schema-parts.ts';

const purpose = v.picklist(['terms', 'privacy', 'marketing-email', 'marketing-sms', 'marketing-push']);
const options = v.optional(v.pipe(v.array(object({ value: text(), label: text() })), v.maxLength(200)));

/** Labels of letters, digits and hyphens, at least two of them. */
const DOMAIN = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z]{2,63}$/;

/** Defines the brand file once: validation and `brand.schema.json` both come from it. */
export const BrandSchema = v.pipe(object({
  $schema: v.optional(v.pipe(v.string(), v.description('This schema, for editors.'))),
  name: v.optional(v.pipe(text(), v.description('The name of the brand.'))),
  server: v.optional(url('Base URL of the API or of a gateway. Counts only from a file of the page’s own origin or of the server attribute’s.')),
  client: v.optional(v.pipe(text(), v.description('OAuth client id. Counts under the same condition as `server`.'))),
  backend: v.optional(v.pipe(v.picklist(['punchh', 'punchh-password', 'menu', 'punchh punchh-password', 'punchh-password punchh']), v.description('Counts under the same condition as `server`.'))),
  methods: v.optional(v.pipe(v.array(v.picklist(['code', 'password'])), v.minLength(1), v.maxLength(2),
    v.description('Of backend punchh: the first is where a guest starts, the other is offered beside it. Default: code alone.'))),
  channels: v.optional(v.pipe(v.array(v.picklist(['email', 'sms'])), v.minLength(1), v.maxLength(2),
    v.description('Where codes can be sent; the first is preselected.'))),
  countries: v.optional(v.pipe(v.array(v.pipe(v.string(), v.regex(/^([A-Z]{2}|\*)$/, 'must be an ISO region such as US, or *'))), v.minLength(1),
    v.maxLength(250),
    v.description('ISO regions offered for phone numbers, the first is the default; `*` for all.'))),
  code: v.optional(object({
    length: v.optional(v.pipe(v.number(), v.integer(), v.minValue(MIN_CODE_LENGTH), v.maxValue(MAX_CODE_LENGTH), v.description('Digits of a code.'))),
    resendAfter: v.optional(seconds('When another code may be asked for.', 3600, 0)),
    expiresAfter: v.optional(seconds('How long a code is good for.', 86400)),
  })),
  consents: v.optional(v.pipe(v.array(v.pipe(object({
    id: key,
    required: v.optional(v.pipe(v.boolean(), v.description('Whether there is no going on without it. Default: where it covers the terms or the privacy policy.'))),
    covers: v.pipe(v.array(purpose), v.maxLength(5),
      v.description('Which of the server’s flags this consent stands for.')),
    url: v.optional(url('The document it is about.')),
    version: v.optional(v.pipe(v.union([text(64), v.number()]), v.description('Which edition of the words or the document; a new one is asked for again.')), '1'),
    label: v.optional(v.pipe(words(2000), v.description('The brand’s own words.'))),
  }), v.check(({ covers, label }) => Boolean(covers[0] ?? label), 'covers nothing and has no label'))),
  v.maxLength(20), v.description('What guests are asked to agree to. Never ticked in advance.'))),
  theme: v.optional(object({
    preset: v.optional(v.pipe(v.picklist(PRESET_NAMES), v.description('A theme to start from.'))),
    tokens: v.optional(v.pipe(tokens, v.description('The public CSS tokens, without `--punchh-`.'))),
    logo: v.optional(picture('The logo.')),
  })),
  register: v.optional(v.pipe(v.picklist(['formal', 'informal']),
    v.description('How guests are addressed, in languages that make the difference (Sie or du). Default: formal.'))),
  copy: v.optional(v.pipe(v.record(locale, v.record(key, wordsOrEmpty(4000))),
    v.description('Texts by locale, by message key. Text only: markup is shown as it is written.'))),
  help: v.optional(url('A page where guests get help; linked below every step.')),
  password: v.optional(v.pipe(object({
    policy: v.optional(v.pipe(v.picklist(['strong', 'moderate', 'weak']),
      v.description('Which passwords the business accepts. strong: 8 characters with a letter, a digit and a symbol, no spaces; moderate: 8; weak: 6.'))),
    join: v.optional(v.pipe(v.boolean(), v.description('Whether guests can create an account with a password. Default: true.'))),
  }), v.description('Passwords of backend punchh.'))),
  sms: v.optional(v.pipe(object({
    program: v.optional(v.pipe(text(), v.description('Name of the messaging program. Default: name.'))),
    frequency: v.optional(v.pipe(text(), v.description('How often messages are sent. Default: one message per sign-in.'))),
    help: v.optional(v.pipe(text(), v.description('Where guests get help: an e-mail address, a phone number or the address of a page.'))),
  }), v.description('Shown beside the button that sends a text, as carriers in the US and Canada want it.'))),
  menu: v.optional(v.pipe(object({
    application: v.optional(v.pipe(text(), v.description('Sent as Application. Counts under the same condition as `server`.'))),
    apiVersion: v.optional(text(20)),
    qbEnabled: v.optional(v.pipe(v.boolean(), v.description('Sent as X-QB-Enabled. Default: false.'))),
    kind: v.optional(v.picklist(['email', 'phone'])),
    phone: v.optional(v.picklist(['off', 'optional', 'required'])),
    uniquePhone: v.optional(v.boolean()),
    optIn: v.optional(v.picklist(['single', 'double'])),
    password: v.optional(v.boolean()),
    loginFields: v.optional(v.pipe(object({ email: v.optional(key), phone: v.optional(key), code: v.optional(key) }),
      v.description('Names of the fields that sign a known customer in, where they are not passwordless_email, …_phone and …_code. Count under the same condition as `server`.'))),
    demographics: v.optional(v.pipe(v.array(object({
      id: key,
      type: v.optional(v.pipe(v.picklist(['text', 'choice', 'date']), v.description('Default: `text`, or `choice` where there are options.'))),
      label: v.optional(text()),
      required: v.optional(v.boolean()),
      options,
    })), v.maxLength(50))),
  }), v.description('How PAR Ordering (MENU) is set up.'))),
  kiosk: v.optional(v.pipe(object({
    idleAfter: v.optional(seconds('How long a kiosk may be left alone before it starts over. It asks 20 seconds before; below 25, after 5 seconds; below 10, after half of the time. Default: 60.', 3600)),
    deviceIdPerGuest: v.optional(v.pipe(v.boolean(), v.description('Each guest of a kiosk or till gets a device id of their own. Default: false, one id for all.'))),
    domains: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(253), v.regex(DOMAIN, 'must be a domain such as gmail.com'))), v.maxLength(12),
      v.description('E-mail domains that the on-screen keyboard offers as keys, without @.'))),
    keyRepeat: v.optional(v.pipe(v.boolean(), v.description('Whether Backspace of the on-screen keyboard repeats while it is held. Default: true.'))),
    sameKeyAfter: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(2),
      v.description('Seconds until the same key of the on-screen keyboard counts again, for hands that tremble. Default: 0.'))),
    documents: v.optional(v.pipe(object({ terms: v.optional(text(60_000)), privacy: v.optional(text(60_000)) }),
      v.description('The legal documents as plain text, shown in a sheet: a kiosk has no tabs. Blank lines separate paragraphs.'))),
  }), v.description('Kiosks, which strangers share.'))),
  paths: v.optional(v.pipe(object({
    send: path, verify: path, refresh: path, signOut: path, login: path, logout: path, join: path, forgotPassword: path,
    resetPassword: path, changePassword: path, business: path,
    checkEmail: path, checkPhone: path, register: path, agreement: path, customerLogin: path,
  }), v.description('Paths of the calls, below `server`. Count under the same condition as `server`.'))),
}), v.title('Brand file of punchh-login'),
v.description('What a brand admin edits; no deploy needed. Every field is optional; times are in seconds.'));
