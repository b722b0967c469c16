import type { Entry } from '../backends/entry.ts';
import { AuthError } from '../model/auth-error.ts';
import type { Brand, Paths } from '../model/brand.ts';
import type { ConsentDefinition } from '../model/consent.ts';
import { CHANNELS, type Channel } from '../model/identifier.ts';
import { DEFAULT_CODE_LENGTH, MAX_CODE_LENGTH, MIN_CODE_LENGTH } from '../model/one-time-code.ts';
import { parseUrl } from '../model/url.ts';
import { sessionName } from '../session/session-name.ts';

/** What a page says in attributes or properties; `undefined` or empty = not said. */
export interface LoginOptions {
  server?: string | null | undefined;
  client?: string | null | undefined;
  backend?: string | null | undefined;
  channels?: string | null | undefined;
  clientType?: string | null | undefined;
  mode?: string | null | undefined;
  countries?: string | null | undefined;
  codeLength?: number | null | undefined;
  termsUrl?: string | null | undefined;
  privacyUrl?: string | null | undefined;
  sessionName?: string | null | undefined;
  storage?: string | null | undefined;
  allowedOrigins?: string | null | undefined;
  remember?: string | null | undefined;
  cookie?: boolean | null | undefined;
}

export type Mode = 'web' | 'kiosk' | 'pos';

/** Attributes, brand file and defaults, checked and put together. */
export interface LoginConfig extends Omit<Entry, 'problem'> {
  /** Empty where the page does not say. */
  server: string;
  client: string;
  channels: readonly Channel[];
  clientType: string;
  mode: Mode;
  /** ISO 3166 regions, or `*`. */
  countries: readonly string[];
  codeLength: number;
  /** ms */
  resendAfter: number;
  /** ms */
  expiresAfter: number;
  consents: readonly ConsentDefinition[];
  sessionName: string;
  storage: 'indexeddb' | 'memory';
  allowedOrigins: readonly string[];
  /** Whether the guest is asked to be kept signed in. */
  askToRemember: boolean;
  cookie: boolean;
  paths: Paths;
  /** ms without a touch until a kiosk starts over. */
  idleAfter: number;
}

export interface CheckedConfig {
  config: LoginConfig;
  /** What is wrong, for the developer; what can still work, works. */
  problems: readonly AuthError[];
}

/** The words of a list attribute, each once. */
const split = (text: string | null | undefined): string[] => [...new Set(text?.match(/[^\s,]+/g))];

const REGIONS = /^([A-Z]{2}|\*)$/;

/**
 * Attributes win over the brand file, the brand file over the defaults.
 *
 * @param entry of the backends that they name
 */
export const resolveConfig = (options: LoginOptions, brand: Brand = {}, { problem: wrong, ...entry }: Entry): CheckedConfig => {
  const problems = wrong ? [wrong] : [];
  const problem = (name: string, value: unknown, expected: string) =>
    problems.push(new AuthError('invalid_configuration', `${name}="${String(value)}" is not ${expected}`));

  /** What is known of a list; the fallback where nothing is left. */
  const pick = <T extends string>(
    name: string,
    given: readonly string[],
    known: readonly T[] | RegExp,
    fallback: readonly T[],
  ): readonly T[] => {
    const regions = known instanceof RegExp;
    const good = given.filter((word): word is T => (regions ? known.test(word) : known.includes(word as T)));
    if (good.length < given.length) problem(name, given.join(' '), regions ? 'ISO 3166 regions, or *' : known.join(', '));
    return good.length ? good : fallback;
  };
  const url = (name: string, text: string | null | undefined): string => {
    if (!text) return '';
    const parsed = parseUrl(text, globalThis.document?.baseURI);
    if (parsed && /^https?:$/.test(parsed.protocol)) return text;
    problem(name, text, 'an http(s) URL');
    return '';
  };

  const server = url('server', options.server ?? brand.server);
  const client = options.client ?? brand.client ?? '';
  if (!server || !client) {
    problems.unshift(new AuthError('not_configured', `${[!server && 'server', !client && 'client'].filter(Boolean).join(', ')} missing`));
  }
  if (!isSecureContext) problems.unshift(new AuthError('insecure_context', 'crypto.subtle exists on https and localhost only'));

  let codeLength = options.codeLength ?? brand.code?.length ?? DEFAULT_CODE_LENGTH;
  if (!(codeLength >= MIN_CODE_LENGTH && codeLength <= MAX_CODE_LENGTH && Number.isInteger(codeLength))) {
    problem('code-length', codeLength, `${MIN_CODE_LENGTH} to ${MAX_CODE_LENGTH}`);
    codeLength = DEFAULT_CODE_LENGTH;
  }

  const termsUrl = url('terms-url', options.termsUrl);
  const privacyUrl = url('privacy-url', options.privacyUrl);
  const consents = (
    brand.consents ?? [
      { id: 'terms', required: true, covers: ['terms'] as const, version: '1' },
      { id: 'privacy', required: true, covers: ['privacy'] as const, version: '1' },
    ]
  ).map((consent): ConsentDefinition => {
    const own = consent.covers.includes('terms') ? termsUrl : consent.covers.includes('privacy') ? privacyUrl : '';
    return own ? { ...consent, url: own } : consent;
  });

  return {
    config: {
      server,
      client,
      ...entry,
      channels: entry.channels ?? pick('channels', split(options.channels ?? brand.channels?.join()), CHANNELS, CHANNELS),
      clientType: options.clientType || 'online_ordering',
      mode: pick('mode', split(options.mode), ['web', 'kiosk', 'pos'], ['web'])[0]!,
      countries: pick('countries', split(options.countries?.toUpperCase() ?? brand.countries?.join()), REGIONS, ['US', 'CA']),
      codeLength,
      resendAfter: (brand.code?.resendAfter ?? 30) * 1000,
      expiresAfter: (brand.code?.expiresAfter ?? 600) * 1000,
      consents,
      sessionName: options.sessionName || sessionName(server, client, entry.application),
      storage: pick('storage', split(options.storage), ['indexeddb', 'memory'], ['indexeddb'])[0]!,
      allowedOrigins: split(options.allowedOrigins).filter((origin) => url('allowed-origins', origin)),
      askToRemember: options.remember === 'ask',
      cookie: options.cookie ?? false,
      paths: brand.paths ?? {},
      idleAfter: (brand.kiosk?.idleAfter ?? 60) * 1000,
    },
    problems,
  };
};
