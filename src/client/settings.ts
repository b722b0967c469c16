import { DEFAULT_BACKEND } from '../backends/profile.first.ts';
import type { Brand } from '../model/brand.ts';
import { cleanText } from '../model/clean-text.ts';
import { DEFAULT_CODE_LENGTH, isCodeLength } from '../model/code-length.ts';
import { CHANNELS } from '../model/identifier.ts';
import { absoluteServer, isHttp, isHttpUrl, parseUrl } from '../model/url.ts';

/** One setting of a page: how it is written, and how it is read. */
export interface Setting<Value = unknown> {
  /** `list`: every valid word of the text. `flag`: set or not. */
  kind?: 'list' | 'flag';
  /** The valid words, in lower case. A page may write them in any case. Without `list`, the first valid one counts. */
  values?: readonly string[];
  /** Returns the value of the text or of one word; `undefined` where it is not valid. Default: any text is valid. */
  read?: (text: string) => Value | undefined;
  /** The value where neither the page nor the brand sets one; the property returns it, too. */
  default?: string | number | false;
  /** Where a brand file says the same: keys, separated by dots. The page wins. */
  brand?: string;
  /** `<punchh-session>` has the setting too. */
  shared?: true;
  /** Lit writes the property back to the attribute. */
  reflect?: true;
}

/** Reads a flag: set, unless it is missing, or a template wrote that it is not. */
export const readFlag = (text: string | null): boolean => !/^\W*(false|null|undefined)\W*$/i.test(String(text));

const FLAG = { kind: 'flag', read: readFlag, default: false } as const;

const httpUrl = (text: string): string | undefined => (isHttpUrl(text) ? text : undefined);

/**
 * Every setting, by the name of its property. The elements, the configuration and its checks read this table: a new
 * setting is a row here, and a field with its doc comment in `elements/login/login.ts`. Where a text can be wrong,
 * `config-problems.ts` says what is right.
 */
export const SETTINGS = {
  server: { read: absoluteServer, brand: 'server', shared: true },
  client: { brand: 'client', shared: true },
  backend: { kind: 'list', read: (word) => word.toLowerCase(), default: DEFAULT_BACKEND, brand: 'backend', shared: true },
  methods: { kind: 'list', values: ['code', 'password'], default: 'code', brand: 'methods' },
  channels: { kind: 'list', values: CHANNELS, default: 'email sms', brand: 'channels' },
  clientType: { default: 'online_ordering' },
  mode: { values: ['web', 'kiosk', 'pos'], default: 'web', reflect: true },
  keyboard: { values: ['auto', 'on', 'off'], default: 'auto' },
  cashier: {},
  deviceIdPerGuest: { ...FLAG, brand: 'kiosk.deviceIdPerGuest' },
  countries: {
    kind: 'list',
    read: (word) => (/^([a-z]{2}|\*)$/i.test(word) ? word.toUpperCase() : undefined),
    default: 'US CA',
    brand: 'countries',
  },
  codeLength: {
    read: (text) => (isCodeLength(Number(text)) ? Number(text) : undefined),
    default: DEFAULT_CODE_LENGTH,
    brand: 'code.length',
  },
  termsUrl: { read: httpUrl },
  privacyUrl: { read: httpUrl },
  helpUrl: { read: httpUrl, brand: 'help' },
  sessionName: { shared: true },
  storage: { values: ['indexeddb', 'memory'], default: 'indexeddb', shared: true },
  allowedOrigins: {
    kind: 'list',
    // Without a scheme it would be read as a path of the page's own origin.
    read: (word) => (isHttp(parseUrl(word)) ? word : undefined),
    shared: true,
  },
  remember: { values: ['ask'] },
  cookie: { ...FLAG, shared: true },
  brandSrc: { shared: true },
  returnTo: {},
  businessSettings: FLAG,
  businessSrc: {},
  resetParam: {},
  loginHint: {},
} as const satisfies Readonly<Record<string, Setting>>;

/**
 * The text of a list: one word or several, each once, in any order.
 * @example WordList<'email' | 'sms'> // 'email' | 'sms' | 'email sms' | 'sms email'
 */
export type WordList<Word extends string, First extends Word = Word> = First extends Word
  ? First | `${First} ${WordList<Exclude<Word, First>>}`
  : never;

export type SettingName = keyof typeof SETTINGS;
type Row<Name extends SettingName> = (typeof SETTINGS)[Name];

/** Returns the attribute of a setting: `code-length` for `codeLength`. */
export const attributeOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Settings as a page wrote them, in attributes or properties. A script may set a list to an array. */
export type WrittenSettings = Readonly<Partial<Record<SettingName, unknown>>>;

type ValueOf<Name extends SettingName> = Row<Name> extends { kind: 'flag' } ? boolean : Row<Name> extends { values: readonly (infer Value)[] }
  ? Value
  : Row<Name> extends { read: (text: string) => infer Value }
    ? Exclude<Value, undefined>
    : string;

/** The value of each setting. A text without a default is empty where nothing was written. */
export type Settings = {
  readonly [Name in SettingName]: Row<Name> extends { kind: 'list' }
    ? readonly ValueOf<Name>[]
    : Row<Name> extends { kind: 'flag' } | { default: unknown }
      ? ValueOf<Name>
      : ValueOf<Name> | '';
};

/** Returns what is read one by one: the words, separated by white space or commas, or the whole text. */
export const partsOf = ({ kind, values }: Setting, text: string): string[] =>
  (kind === 'list' || values ? text.split(/[\s,]+/).map(cleanText) : [text]).filter(Boolean);

/** Returns the value of a part; `undefined` where it is not valid. */
export const readPart = ({ values, read }: Setting, text: string): unknown =>
  values ? values.find((value) => value === text.toLowerCase()) : read ? read(text) : text;

/** Returns the value of a setting; an empty value where nothing of the text is valid. */
const readValue = (setting: Setting, text: string): unknown => {
  const valid = partsOf(setting, text).map((part) => readPart(setting, part)).filter((value) => value !== undefined);
  return setting.kind === 'list' ? [...new Set(valid)] : (valid[0] ?? '');
};

/** Returns the value at a path of a brand file. */
const readBrand = (brand: Brand, path = ''): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], brand);

const isEmpty = (value: unknown): boolean => (value as { length?: number }).length === 0;

/**
 * Reads every setting. A value that is not valid is ignored (`findProblems` reports it); then the default counts.
 *
 * @param pages what pages wrote, the element's own first
 */
export const readSettings = (pages: readonly WrittenSettings[], brand: Brand): Settings =>
  Object.fromEntries(
    Object.entries<Setting>(SETTINGS).map(([name, setting]) => {
      const written = [...pages.map((page) => page[name as SettingName]), readBrand(brand, setting.brand)];
      const value = readValue(setting, cleanText(written.find(cleanText)));
      return [name, isEmpty(value) ? readValue(setting, cleanText(setting.default)) : value];
    }),
  ) as Settings;
