import type { CodeBackend, PasswordBackend, TokenCalls } from '../model/backend.ts';
import type { MenuSettings, Method, Paths } from '../model/brand.ts';
import type { ConsentPurpose } from '../model/consent.ts';
import type { BackendProfile } from './profile.first.ts';
import type { RequestEnvironment } from './request-json.ts';

/**
 * Signs a request where no gateway does; returns the value of the header `x-pch-digest`. `path` is the call's path below
 * `server`, `body` the exact text that is sent.
 */
export type SignRequest = (request: { method: string; path: string; body: string }) => string | Promise<string>;

/** All that the token calls of any backend use. Each backend takes its part of it. */
export interface TokenCallsOptions extends RequestEnvironment {
  /** Base URL of the API or of a gateway. */
  server: string;
  /** OAuth client id; empty where no backend uses one. */
  client: string;
  paths?: Paths;
  menu?: MenuSettings | undefined;
  /** Read at each call. */
  signRequest?: () => SignRequest | undefined;
}

/** All that any backend uses. Each backend takes its part of it. */
export interface BackendOptions extends TokenCallsOptions {
  /** `online_ordering` on the web, `external_mobile_app` in apps. */
  clientType: string;
  /** The stable id of this device. */
  deviceId: () => Promise<string>;
  /** The purposes that a consent covers. */
  covers: (consentId: string) => readonly ConsentPurpose[];
  /** BCP 47 tag of the guest's language. */
  locale: () => string;
  /** BCP 47 tags of the languages that the business has, where they are known. */
  languages?: readonly string[] | undefined;
}

/** The export of `index.ts` in a backend's folder: facts, and a function that loads what a session needs. */
export interface BackendEntry {
  profile(menu: MenuSettings): Pick<BackendProfile, 'consentStep' | 'needsClient' | 'channels' | 'application' | 'menu'>;
  /** Returns the ways to sign in that the backend offers, in this order, where a page has chosen some. */
  methods(chosen: readonly Method[]): readonly Method[];
  /** Whether guests create accounts with a password, and reset it, through this backend. */
  hasPasswordAccounts: boolean;
  loadTokenCalls(options: TokenCallsOptions): Promise<TokenCalls>;
}

/** The export of `sign-in.ts` in a backend's folder: functions that load what signs guests in. A session alone needs none of it. */
export interface SignInLoaders {
  /** Present where the backend signs in with codes. */
  loadCodeBackend?(options: BackendOptions): Promise<CodeBackend>;
  /** Present where the backend signs in with passwords. */
  loadPasswordBackend?(options: BackendOptions): Promise<PasswordBackend>;
}
