/* eslint max-len: 'off' -- a description is one line */
/**
 * Generated from custom-elements.json by scripts/tag-types.js: `npm run generate` writes it.
 * @module
 */
import type { Brand } from '../model/brand.ts';
import type { CodeSentEventDetail, ConsentEventDetail, ErrorEventDetail, HandoverEventDetail, SignedOutEventDetail, StepEventDetail, StorageDegradedEventDetail, TokenEventDetail } from '../elements/events.ts';

/** The properties of `<punchh-session>` that can be set. */
export interface SessionProperties {
  /** Base URL of the API or of a gateway; a path of the page's own origin is fine. */
  server?: string | null | undefined;
  /** OAuth client id. Not needed where no backend uses one (`menu` alone). */
  client?: string | null | undefined;
  /** `punchh`, `punchh-password` or `menu`. Default: `'punchh'`. */
  backend?: 'punchh' | 'punchh punchh-password' | 'punchh punchh-password menu' | 'punchh menu' | 'punchh menu punchh-password' | 'punchh-password' | 'punchh-password punchh' | 'punchh-password punchh menu' | 'punchh-password menu' | 'punchh-password menu punchh' | 'menu' | 'menu punchh' | 'menu punchh punchh-password' | 'menu punchh-password' | 'menu punchh-password punchh' | readonly ('punchh' | 'punchh-password' | 'menu')[] | null | undefined;
  /** URL of a brand file. */
  brandSrc?: string | null | undefined;
  /** The contents of a brand file, instead of a file. */
  brand?: Brand | null | undefined;
  /** Sessions of the same name are one session. Default: from `server` and `client`. */
  sessionName?: string | null | undefined;
  /** `indexeddb` or `memory`. Default: `'indexeddb'`. */
  storage?: 'indexeddb' | 'memory' | null | undefined;
  /** Further origins that may get the tokens from `fetch`. */
  allowedOrigins?: string | readonly string[] | null | undefined;
  /** The gateway at `server` keeps the refresh token in a cookie. Default: `false`. */
  cookie?: boolean | undefined;
  /** A `fetch` to use instead of the page's. */
  fetcher?: typeof fetch | undefined;
}

/** The attributes of `<punchh-session>`. */
export interface SessionAttributes {
  /** Base URL of the API or of a gateway; a path of the page's own origin is fine. */
  server?: string | null | undefined;
  /** OAuth client id. Not needed where no backend uses one (`menu` alone). */
  client?: string | null | undefined;
  /** `punchh`, `punchh-password` or `menu`. Default: `'punchh'`. */
  backend?: 'punchh' | 'punchh punchh-password' | 'punchh punchh-password menu' | 'punchh menu' | 'punchh menu punchh-password' | 'punchh-password' | 'punchh-password punchh' | 'punchh-password punchh menu' | 'punchh-password menu' | 'punchh-password menu punchh' | 'menu' | 'menu punchh' | 'menu punchh punchh-password' | 'menu punchh-password' | 'menu punchh-password punchh' | null | undefined;
  /** URL of a brand file. */
  'brand-src'?: string | null | undefined;
  /** Sessions of the same name are one session. Default: from `server` and `client`. */
  'session-name'?: string | null | undefined;
  /** `indexeddb` or `memory`. Default: `'indexeddb'`. */
  storage?: 'indexeddb' | 'memory' | null | undefined;
  /** Further origins that may get the tokens from `fetch`. */
  'allowed-origins'?: string | null | undefined;
  /** The gateway at `server` keeps the refresh token in a cookie. Default: `false`. */
  cookie?: boolean | '' | undefined;
}

/** The properties of `<punchh-signed-in>` that can be set. */
export interface SignedInProperties {
  /** The session's name, where the element is not inside its `<punchh-session>`. Default: the page's first session. */
  sessionName?: string | null | undefined;
}

/** The attributes of `<punchh-signed-in>`. */
export interface SignedInAttributes {
  /** The session's name, where the element is not inside its `<punchh-session>`. Default: the page's first session. */
  'session-name'?: string | null | undefined;
}

/** The properties of `<punchh-signed-out>` that can be set. */
export interface SignedOutProperties {
  /** The session's name, where the element is not inside its `<punchh-session>`. Default: the page's first session. */
  sessionName?: string | null | undefined;
}

/** The attributes of `<punchh-signed-out>`. */
export interface SignedOutAttributes {
  /** The session's name, where the element is not inside its `<punchh-session>`. Default: the page's first session. */
  'session-name'?: string | null | undefined;
}

/** The properties of `<punchh-login>` that can be set. */
export interface LoginProperties {
  /** Base URL of the API or of a gateway; a path of the page's own origin is fine. */
  server?: string | null | undefined;
  /** OAuth client id. Not needed where no backend uses one (`menu` alone). */
  client?: string | null | undefined;
  /** `punchh`, `punchh-password` or `menu`; a second one is offered beside the first. Default: `'punchh'`. */
  backend?: 'punchh' | 'punchh punchh-password' | 'punchh punchh-password menu' | 'punchh menu' | 'punchh menu punchh-password' | 'punchh-password' | 'punchh-password punchh' | 'punchh-password punchh menu' | 'punchh-password menu' | 'punchh-password menu punchh' | 'menu' | 'menu punchh' | 'menu punchh punchh-password' | 'menu punchh-password' | 'menu punchh-password punchh' | readonly ('punchh' | 'punchh-password' | 'menu')[] | null | undefined;
  /** How guests may sign in with `backend="punchh"`: `code`, `password`. The first is where a guest starts, the other is offered beside it. Default: `'code'`. */
  methods?: 'code' | 'code password' | 'password' | 'password code' | readonly ('code' | 'password')[] | null | undefined;
  /** URL of a brand file. */
  brandSrc?: string | null | undefined;
  /** The contents of a brand file, instead of a file. */
  brand?: Brand | null | undefined;
  /** The channels on offer, the first one preselected. Default: `'email sms'`. */
  channels?: 'email' | 'email sms' | 'sms' | 'sms email' | readonly ('email' | 'sms')[] | null | undefined;
  /** Sent at verify. Default: `'online_ordering'`. */
  clientType?: string | null | undefined;
  /** `web`, `kiosk` or `pos`; the latter two keep nothing of a guest in any store, whatever `storage` says. Default: `'web'`. */
  mode?: 'web' | 'kiosk' | 'pos' | null | undefined;
  /** The on-screen keyboard of a kiosk or a till: `auto` (where there is a touch screen), `on` or `off`. Default: `'auto'`. */
  keyboard?: 'auto' | 'on' | 'off' | null | undefined;
  /** Who asks at a till: an opaque id of the host's, kept in the records of `punchh-consent`. */
  cashier?: string | null | undefined;
  /** Each guest of a kiosk or a till gets a device id of their own, which is not stored. Default: `false`. */
  deviceIdPerGuest?: boolean | undefined;
  /** ISO 3166 regions offered for phone numbers, the first is the default; `*` = all. Default: `'US CA'`. */
  countries?: string | readonly string[] | null | undefined;
  /** Digits of a code, 4 to 12. Default: `6`. */
  codeLength?: number | null | undefined;
  /** The terms of service. */
  termsUrl?: string | null | undefined;
  /** The privacy policy. */
  privacyUrl?: string | null | undefined;
  /** A page where guests get help, linked below every step. */
  helpUrl?: string | null | undefined;
  /** Sessions of the same name are one session, across elements and tabs. Default: from `server` and `client`. */
  sessionName?: string | null | undefined;
  /** `indexeddb` or `memory`. Default: `'indexeddb'`. */
  storage?: 'indexeddb' | 'memory' | null | undefined;
  /** Further origins that may get the tokens from `fetch`. */
  allowedOrigins?: string | readonly string[] | null | undefined;
  /** `ask`: the guest decides whether to stay signed in. */
  remember?: 'ask' | null | undefined;
  /** Where to go after sign-in: a path of the page's own origin. */
  returnTo?: string | null | undefined;
  /** Asks the gateway at `server` what the business has switched on (`GET /business`). Default: `false`. */
  businessSettings?: boolean | undefined;
  /** URL on the page's own origin that tells what the business has switched on, as the gateway does. */
  businessSrc?: string | null | undefined;
  /** Query parameter that holds the token of a link to a new password; it is read once and taken out of the address. */
  resetParam?: string | null | undefined;
  /** An e-mail address or a phone number to begin with. */
  loginHint?: string | null | undefined;
  /** The gateway at `server` keeps the refresh token in a cookie. Default: `false`. */
  cookie?: boolean | undefined;
  /** Changes or replaces each request of the element, refresh and sign-out too: captcha tokens, further headers. */
  beforeRequest?: ((request: Request) => Request | Promise<Request>) | undefined;
  /** Makes the `x-pch-digest` of a request, where no gateway does. */
  signRequest?: ((request: { method: string; path: string; body: string }) => string | Promise<string>) | undefined;
  /** The token of a link to a new password. Taken when it is set, and `undefined` again. */
  resetToken?: string | undefined;
  /** A `fetch` to use instead of the page's. */
  fetcher?: typeof fetch | undefined;
  /** The id of this device as it was last sent (`punchh-app-device-id`): made at the first send, or set by the page. */
  deviceId?: string | undefined;
}

/** The attributes of `<punchh-login>`. */
export interface LoginAttributes {
  /** Base URL of the API or of a gateway; a path of the page's own origin is fine. */
  server?: string | null | undefined;
  /** OAuth client id. */
  client?: string | null | undefined;
  /** The id of this device as it was last sent (`punchh-app-device-id`): made at the first send, or set by the page. */
  'device-id'?: string | undefined;
  /** `punchh`, `punchh-password` or `menu`; a second one is offered beside the first. Default: `'punchh'`. */
  backend?: 'punchh' | 'punchh punchh-password' | 'punchh punchh-password menu' | 'punchh menu' | 'punchh menu punchh-password' | 'punchh-password' | 'punchh-password punchh' | 'punchh-password punchh menu' | 'punchh-password menu' | 'punchh-password menu punchh' | 'menu' | 'menu punchh' | 'menu punchh punchh-password' | 'menu punchh-password' | 'menu punchh-password punchh' | null | undefined;
  /** How guests may sign in with `backend="punchh"`: `code`, `password`. The first is where a guest starts, the other is offered beside it. Default: `'code'`. */
  methods?: 'code' | 'code password' | 'password' | 'password code' | null | undefined;
  /** URL of a brand file. */
  'brand-src'?: string | null | undefined;
  /** The channels on offer, the first one preselected. Default: `'email sms'`. */
  channels?: 'email' | 'email sms' | 'sms' | 'sms email' | null | undefined;
  /** Sent at verify. Default: `'online_ordering'`. */
  'client-type'?: string | null | undefined;
  /** `web`, `kiosk` or `pos`; the latter two keep nothing of a guest in any store, whatever `storage` says. Default: `'web'`. */
  mode?: 'web' | 'kiosk' | 'pos' | null | undefined;
  /** The on-screen keyboard of a kiosk or a till: `auto` (where there is a touch screen), `on` or `off`. Default: `'auto'`. */
  keyboard?: 'auto' | 'on' | 'off' | null | undefined;
  /** Who asks at a till: an opaque id of the host's, kept in the records of `punchh-consent`. */
  cashier?: string | null | undefined;
  /** Each guest of a kiosk or a till gets a device id of their own, which is not stored. Default: `false`. */
  'device-id-per-guest'?: boolean | '' | undefined;
  /** ISO 3166 regions offered for phone numbers, the first is the default; `*` = all. Default: `'US CA'`. */
  countries?: string | null | undefined;
  /** Digits of a code, 4 to 12. Default: `6`. */
  'code-length'?: number | `${number}` | null | undefined;
  /** The terms of service. */
  'terms-url'?: string | null | undefined;
  /** The privacy policy. */
  'privacy-url'?: string | null | undefined;
  /** A page where guests get help, linked below every step. */
  'help-url'?: string | null | undefined;
  /** Sessions of the same name are one session, across elements and tabs. Default: from `server` and `client`. */
  'session-name'?: string | null | undefined;
  /** `indexeddb` or `memory`. Default: `'indexeddb'`. */
  storage?: 'indexeddb' | 'memory' | null | undefined;
  /** Further origins that may get the tokens from `fetch`. */
  'allowed-origins'?: string | null | undefined;
  /** `ask`: the guest decides whether to stay signed in. */
  remember?: 'ask' | null | undefined;
  /** Where to go after sign-in: a path of the page's own origin. */
  'return-to'?: string | null | undefined;
  /** Asks the gateway at `server` what the business has switched on (`GET /business`). Default: `false`. */
  'business-settings'?: boolean | '' | undefined;
  /** URL on the page's own origin that tells what the business has switched on, as the gateway does. */
  'business-src'?: string | null | undefined;
  /** Query parameter that holds the token of a link to a new password; it is read once and taken out of the address. */
  'reset-param'?: string | null | undefined;
  /** An e-mail address or a phone number to begin with. */
  'login-hint'?: string | null | undefined;
  /** The gateway at `server` keeps the refresh token in a cookie. Default: `false`. */
  cookie?: boolean | '' | undefined;
}

/** The events of `<punchh-login>` as properties of a component. */
export interface LoginHandlers {
  /** Tokens were issued, restored or refreshed. Cancelable: stays on the page. */
  onToken?: ((event: CustomEvent<TokenEventDetail>) => void) | undefined;
  /** The session has ended. */
  onSignedOut?: ((event: CustomEvent<SignedOutEventDetail>) => void) | undefined;
  /** A code is on its way. */
  onCodeSent?: ((event: CustomEvent<CodeSentEventDetail>) => void) | undefined;
  /** Another step is shown. */
  onStep?: ((event: CustomEvent<StepEventDetail>) => void) | undefined;
  /** The guest has given or refused consents. */
  onConsent?: ((event: CustomEvent<ConsentEventDetail>) => void) | undefined;
  /** Something failed; `code` is from a closed list. */
  onError?: ((event: CustomEvent<ErrorEventDetail>) => void) | undefined;
  /** IndexedDB does not work; memory took over. */
  onStorageDegraded?: ((event: CustomEvent<StorageDegradedEventDetail>) => void) | undefined;
  /** Kiosk and POS: everything of the guest is gone. */
  onHandover?: ((event: CustomEvent<HandoverEventDetail>) => void) | undefined;
}
