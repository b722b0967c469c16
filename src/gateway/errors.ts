import { createResponse } from './fetch-objects.ts';
import { toJson } from './json.ts';
import { own } from './own.ts';

/** Keys of the gateway's own errors. The element maps them to its error codes, so they do not change. */
export type RefusalKey =
  | 'invalid_request' | 'invalid_json' | 'ambiguous_json' | 'missing_required_param' | 'unknown_client'
  | 'origin_not_allowed' | 'gateway_header_missing' | 'session_expired' | 'captcha_required'
  | 'not_found' | 'method_not_allowed' | 'request_timeout' | 'body_too_large' | 'uri_too_long'
  | 'header_fields_too_large' | 'unsupported_media_type' | 'invalid_email_format' | 'invalid_phone_format' | 'phone_country_not_allowed'
  | 'too_many_requests' | 'internal_error' | 'bad_gateway' | 'service_unavailable' | 'gateway_timeout'
  | 'upstream_error';

/** Adds cookies to a response, and returns it. */
export const withCookies = (response: Response, cookies: readonly string[]): Response => {
  for (const cookie of cookies) response.headers.append('Set-Cookie', cookie);
  return response;
};

/** Returns a response in the vendor's error envelope: `{"errors":{"<key>":["message"]}}`. */
export const errorResponse = (
  status: number,
  key: RefusalKey,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Response =>
  createResponse(toJson({ errors: { [key]: [message] } }), status, { 'Content-Type': 'application/json', ...headers });

/**
 * An error that the gateway answers by itself. The caller sees `message`, so it never contains a contact, a token or a
 * secret, or a part of one.
 */
export class Refusal extends Error {
  /** `Set-Cookie` values of the answer. */
  readonly cookies: readonly string[];

  constructor(
    readonly status: number,
    readonly key: RefusalKey,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
    options?: ErrorOptions & { cookies?: readonly string[] },
  ) {
    const { cause, cookies = [] } = own(options);
    super(message, { cause });
    this.name = 'Refusal';
    this.cookies = cookies;
  }

  toResponse(): Response {
    return withCookies(errorResponse(this.status, this.key, this.message, this.headers), this.cookies);
  }
}
