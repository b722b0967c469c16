import { readStream } from './body.ts';
import { withDeadline } from './deadline.ts';
import { errorResponse, Refusal } from './errors.ts';

/** `fetch`, or something in its place. */
export type Fetcher = (url: string, init: RequestInit) => Promise<Response>;

/** The answer's headers that go back to the page. No cookies: the vendor's are no business of the gateway's host. */
const RETURNED = ['content-type', 'content-language', 'retry-after', 'x-request-id', 'link', 'etag'];

/** Answers are held before they are passed on, so that a broken one becomes a whole error. In bytes. */
const MAX_ANSWER = 8 * 1024 * 1024;

/** A vendor's answer, read whole. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
}

const tooLarge = () => new Refusal(502, 'bad_gateway', 'The answer of the server is too large.');

const tooLate = () => new Refusal(504, 'gateway_timeout', 'The server did not answer in time.');

/**
 * Calls the vendor once. Never again by itself: a code could go out twice.
 *
 * @param timeout for the whole answer, in ms
 * @throws {Refusal} 502 without an answer, 504 without one in time
 */
export async function callUpstream(fetcher: Fetcher, url: string, init: RequestInit, timeout: number): Promise<Answer> {
  try {
    return await withDeadline(timeout, tooLate, async (onLate) => {
      const controller = new AbortController();
      onLate(() => controller.abort());
      // Not the page's signal: a refresh that the page no longer waits for has still replaced the token.
      const response = await fetcher(url, { ...init, redirect: 'manual', signal: controller.signal });
      const { status, headers } = response;
      if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
        void response.body?.cancel().catch(() => undefined);
        throw new Refusal(502, 'bad_gateway', 'The server answered with a redirect.');
      }
      const body = response.body ? await readStream(response.body, MAX_ANSWER, tooLarge) : new Uint8Array(0);
      return { status, headers, body };
    });
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw new Refusal(502, 'bad_gateway', 'The server could not be reached.', {}, { cause });
  }
}

const isJson = (headers: Headers) => /^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(headers.get('content-type') ?? '');

const EXPLAINED: Readonly<Record<number, readonly ['bad_gateway' | 'service_unavailable' | 'gateway_timeout', string]>> = {
  502: ['bad_gateway', 'The server could not be reached.'],
  503: ['service_unavailable', 'The server is not available at the moment.'],
  504: ['gateway_timeout', 'The server did not answer in time.'],
};

/** Passes an answer on. An error page of a proxy or firewall becomes JSON of the same status. */
export function passOn({ status, headers, body }: Answer): Response {
  const retryAfter = headers.get('retry-after');
  if (status >= 400 && !isJson(headers)) {
    const [key, message] = EXPLAINED[status] ?? ['upstream_error', `The server answered with status ${status}.`];
    return errorResponse(status, key, message, retryAfter === null ? {} : { 'Retry-After': retryAfter });
  }
  const returned = new Headers();
  for (const name of RETURNED) {
    const value = headers.get(name);
    if (value !== null) returned.set(name, value);
  }
  return new Response(status === 204 || status === 205 ? null : body, { status, headers: returned });
}
