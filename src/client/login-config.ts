import type { Entry } from '../backends/profile.first.ts';
import type { AuthErrorCode } from '../model/auth-error.ts';
import type { Brand, Paths } from '../model/brand.ts';
import { legalConsent, type ConsentDefinition } from '../model/consent.ts';
import { CHANNELS, type Channel } from '../model/identifier.ts';
import { DEFAULT_CODE_LENGTH, isCodeLength } from '../model/code-length.ts';
import { absoluteServer, isHttpUrl } from '../model/url.ts';
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
  /** What the brand says of a code's times, in seconds. */
  code: NonNullable<Brand['code']>;
  consents: readonly ConsentDefinition[];
  /** Addresses of the legal documents, by purpose, that the page names; empty where it does not. */
  documents: Readonly<Record<string, string>>;
  sessionName: string;
  storage: 'indexeddb' | 'memory';
  allowedOrigins: readonly string[];
  /** Whether the guest is asked to be kept signed in. */
  askToRemember: boolean;
  cookie: boolean;
  paths: Paths;
  kiosk: Brand['kiosk'];
}

type Words = string | readonly string[] | null | undefined;
/** The words of a list attribute, each once. A script may set the property to a list. */
export const wordsOf = (given: Words): string[] => [...new Set(String(given ?? '').match(/[^\s,]+/g))];

export const isRegion = (word: string): boolean => /^([A-Z]{2}|\*)$/.test(word);
export const MODES: readonly Mode[] = ['web', 'kiosk', 'pos'];
export const STORAGES = ['indexeddb', 'memory'] as const;

/** The words that are known; the fallback where nothing is left. */
const pick = <T extends string>(
  given: Words,
  known: readonly T[] | ((word: string) => boolean),
  fallback: readonly T[],
): readonly T[] => {
  const isKnown = typeof known === 'function' ? known : (word: string) => known.includes(word as T);
  const good = wordsOf(given).filter((word): word is T => isKnown(word));
  return good.length ? good : fallback;
};

/** Why there can be no form: nothing can be sent. */
export const blockOf = ({ server, client }: LoginConfig): AuthErrorCode | null =>
  !isSecureContext ? 'insecure_context' : !server || !client ? 'not_configured' : null;

/**
 * Attributes win over the brand file, the brand file over the defaults. What makes no sense is left out; what is wrong
 * with it is for `findProblems` to say.
 *
 * @param entry of the backends that they name
 */
export const resolveConfig = (options: LoginOptions, brand: Brand = {}, { problem: _, ...entry }: Entry): LoginConfig => {
  const url = (text: string | null | undefined) => (text && isHttpUrl(text) ? text : '');
  const server = absoluteServer(options.server || brand.server || '');
  const client = options.client || brand.client || '';
  // A script may set the property to what it read out of a field.
  const codeLength = Number(options.codeLength || brand.code?.length);
  return {
    server,
    client,
    ...entry,
    channels: entry.channels ?? pick(options.channels || brand.channels, CHANNELS, CHANNELS),
    clientType: options.clientType || 'online_ordering',
    mode: pick(options.mode, MODES, MODES)[0]!,
    countries: pick(String(options.countries || brand.countries).toUpperCase(), isRegion, ['US', 'CA']),
    codeLength: isCodeLength(codeLength) ? codeLength : DEFAULT_CODE_LENGTH,
    code: brand.code ?? {},
    // `parseBrand` has filled in `required` and `version`.
    consents: (brand.consents as readonly ConsentDefinition[] | undefined) ?? [legalConsent()],
    documents: { terms: url(options.termsUrl), privacy: url(options.privacyUrl) },
    sessionName: options.sessionName || sessionName(server, client, entry.application),
    storage: pick(options.storage, STORAGES, STORAGES)[0]!,
    allowedOrigins: wordsOf(options.allowedOrigins),
    askToRemember: options.remember === 'ask',
    cookie: options.cookie ?? false,
    paths: brand.paths ?? {},
    kiosk: brand.kiosk,
  };
};
