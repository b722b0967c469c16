import type { Details } from '../../model/backend.ts';
import type { MenuSettings } from '../../model/brand.ts';
import type { ConsentPurpose } from '../../model/consent.ts';
import { toContact } from '../../model/contact.ts';
import type { Identifier } from '../../model/identifier.ts';
import { own } from '../../model/own.ts';
import type { TokenSet } from '../../model/tokens.ts';
import { expiresAt } from '../expires-at.ts';
import { badResponse, readObject } from '../request-json.ts';

/** Paths below `server`, which ends in `/api` (PAR Ordering, Customer Sign-Up Flow). `customerLogin` is an assumption. */
export const MENU_PATHS = {
  checkEmail: '/customers/check-email',
  checkPhone: '/customers/check-phone-number',
  send: '/customers/passwordless-request',
  register: '/customers/register',
  agreement: '/legal-agreement-acceptances',
  customerLogin: '/customers/login',
  refresh: '/customers/refresh',
};

/** The version in the documents' examples. */
const API_VERSION = '4.38.0';

/** Returns the headers of every call; `requestId` is fresh for each, and named in errors for support. */
export const menuHeaders = (client: string, menu: MenuSettings, requestId: string): Record<string, string> => ({
  'X-Request-ID': requestId,
  ...((menu.application || client) && { Application: menu.application || client }),
  'Api-Version': menu.apiVersion ?? API_VERSION,
  'X-QB-Enabled': String(menu.qbEnabled ?? false),
});

/** A contact as the lookups and the sending of a code take it. */
export const contactFields = (identifier: Identifier): Record<string, string> =>
  identifier.channel === 'email' ? { email: identifier.email } : { phone_number: toContact(identifier) };

/** Signing in a known customer: an assumption, since the vendor's guide to it is unpublished; so the brand may rename it all. */
export const loginFields = (identifier: Identifier, code: string, menu: MenuSettings): Record<string, string> => {
  const named = own(menu.loginFields);
  return {
    [identifier.channel === 'email' ? (named.email ?? 'passwordless_email') : (named.phone ?? 'passwordless_phone')]: toContact(identifier),
    [named.code ?? 'passwordless_code']: code,
  };
};

/** Our names of the fields that the vendor calls otherwise. */
const REQUEST_FIELDS = own<Readonly<Record<string, string>>>({ email: 'passwordless_email', phone: 'phone_number' });
export const DEMOGRAPHIC = 'demographics.';

/**
 * The body of a registration. Opt-ins are always sent, because the vendor takes a missing one as pending: 2 = disabled,
 * 1 = confirmed, 3 = pending where the brand asks once more by a message. What was left empty is not sent.
 */
export const registerFields = (
  identifier: Identifier,
  code: string,
  { values }: Details,
  accepted: (purpose: ConsentPurpose) => boolean,
  { optIn }: MenuSettings,
): Record<string, unknown> => {
  const given = Object.entries(values).filter(([, value]) => value);
  const demographics = given
    .filter(([name]) => name.startsWith(DEMOGRAPHIC))
    .map(([name, value]) => ({ id: name.slice(DEMOGRAPHIC.length), value }));
  const status = (purpose: ConsentPurpose) => (!accepted(purpose) ? 2 : optIn === 'double' ? 3 : 1);
  return {
    ...Object.fromEntries(
      given.filter(([name]) => !name.startsWith(DEMOGRAPHIC)).map(([name, value]) => [REQUEST_FIELDS[name] ?? name, value]),
    ),
    // The contact that was proved, not the one in the form.
    [identifier.channel === 'email' ? 'passwordless_email' : 'phone_number']: toContact(identifier),
    passwordless_code: code,
    optin_status_email: status('marketing-email'),
    optin_status_sms: status('marketing-sms'),
    optin_status_pn: status('marketing-push'),
    ...(demographics.length && { demographics }),
  };
};

type Answer = { data?: Record<string, unknown> | null } | null | undefined;

/** @throws {AuthError} `bad_response` */
export const readKnown = (url: string, body: unknown): { exists: boolean; social: boolean } => {
  const data = own(own(body as Answer).data);
  if (typeof data['exists'] !== 'boolean') throw badResponse(url);
  return { exists: data['exists'], social: data['is_social'] === true };
};

/**
 * Checks that an answer holds the record of a legal agreement. Without it the customer has accepted nothing.
 *
 * @throws {AuthError} `bad_response`
 */
export const requireAcceptance = (url: string, body: unknown): void => {
  const data = own(own(body as Answer).data);
  readObject(url, data['legal_agreement_acceptance']);
};

/**
 * The token in an answer to register, login or refresh. `ttl` counts in minutes. One value is both the access token and
 * what is sent to refresh it; the unit of `refresh_ttl` is not documented, so the server decides when it is over.
 *
 * @throws {AuthError} `bad_response`
 */
export const readToken = (url: string, body: unknown, now: number): { tokens: TokenSet; user?: unknown } => {
  const data = own(own(body as Answer).data);
  const token = own(data['token'] as Record<string, unknown> | null | undefined);
  const value = token['value'];
  if (typeof value !== 'string' || !value) throw badResponse(url);
  const { ttl, token_type: type } = token;
  const user = data['customer_account'];
  return {
    tokens: {
      accessToken: value,
      idToken: null,
      tokenType: typeof type === 'string' && type ? type : 'Bearer',
      expiresAt: expiresAt(ttl, now, 60_000),
      refreshToken: value,
    },
    ...(user !== undefined && { user }),
  };
};
