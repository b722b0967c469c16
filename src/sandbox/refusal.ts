/** The shapes in which the vendors' systems have been seen to report an error; `errors-array` is the usual one. */
export type ErrorShape =
  | 'errors-array'
  | 'errors-string'
  | 'errors-message-code'
  | 'errors-list'
  | 'error-string'
  | 'error-object'
  | 'error-description'
  | 'capital-Error';

/** A request refused with a status, a key and the server's words. */
export class Refusal extends Error {
  readonly status: number;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, key: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.key = key;
    this.headers = headers;
  }
}

/** A request that a firewall in front of the API answers, with an HTML page and status 403. */
export class FirewallBlock extends Error {}

/** A required header or body field is absent or empty. */
export const missing = (name: string): Refusal =>
  new Refusal(400, 'missing_required_param', `Required parameter missing or the value is empty: ${name}`);

/** A header or body field is there, but not what the documents ask for. */
export const malformed = (name: string, expected: string): Refusal =>
  new Refusal(400, 'invalid_parameter', `${name} must be ${expected}`);

/** A request that comes too soon; `seconds` goes out as `Retry-After`. */
export const tooSoon = (key: string, message: string, seconds: number): Refusal =>
  new Refusal(429, key, message, { 'Retry-After': String(Math.max(1, Math.ceil(seconds))) });

/** The JSON body of a refusal in one of the shapes. */
export function errorBody({ key, message }: { key: string; message: string }, shape: ErrorShape): unknown {
  switch (shape) {
    case 'errors-array': return { errors: { [key]: [message] } };
    case 'errors-string': return { errors: { [key]: message } };
    case 'errors-message-code': return { errors: { message, code: key } };
    case 'errors-list': return { errors: [message] };
    case 'error-string': return { error: message };
    case 'error-object': return { error: { message, code: key } };
    case 'error-description': return { error: key, error_description: message };
    case 'capital-Error': return { Error: { message, code: key } };
  }
}
