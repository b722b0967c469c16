/** The gateway's own refusals. The element's error codes are read from these keys, so they are as stable as an API. */
export type RefusalKey =
  | 'invalid_request' | 'invalid_json' | 'ambiguous_json' | 'missing_required_param' | 'unknown_client'
  | 'origin_not_allowed' | 'gateway_header_missing' | 'session_expired' | 'captcha_required'
  | 'not_found' | 'method_not_allowed' | 'request_timeout' | 'body_too_large' | 'uri_too_long'
  | 'header_fields_too_large' | 'unsupported_media_type' | 'invalid_email_format' | 'invalid_phone_format' | 'phone_country_not_allowed'
  | 'too_many_requests' | 'internal_error' | 'bad_gateway' | 'service_unavailable' | 'gateway_timeout'
  | 'upstream_error';

/** An answer in the vendor's error envelope: `{"errors":{"<key>":["message"]}}`. */
export const errorResponse = (
  status: number,
  key: RefusalKey,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Response =>
  new Response(JSON.stringify({ errors: { [key]: [message] } }), {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
  });

/**
 * A request that the gateway answers itself. `message` reaches the caller: it never holds a contact, a token or a
 * secret, not even part of one.
 */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly key: RefusalKey,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'Refusal';
  }

  toResponse(): Response {
    return errorResponse(this.status, this.key, this.message, this.headers);
  }
}
