import { readStream } from './body.ts';
import { withDeadline } from './deadline.ts';
import { errorResponse, Refusal } from './errors.ts';
import { createResponse } from './fetch-objects.ts';
import { own } from './own.ts';

/** A `fetch` function. */
export type Fetcher = (url: string, init: RequestInit) => Promise<Response>;

/** Response headers that are passed on to the page. Cookies are not, because they would be set for the gateway's host. */
const RETURNED = ['content-type', 'content-language', 'retry-after', 'x-request-id', 'link', 'etag'];

/** Largest answer, in bytes. Answers are read whole before they are passed on, so that a broken one becomes an error. */
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
 * Calls the vendor once. It never repeats a call, because a code could be sent twice.
 *
 * @param timeout for the whole answer, in ms
 * @throws {Refusal} 502 without an answer, 504 without one in time
 */
export async function callUpstream(fetcher: Fetcher, url: string, init: RequestInit, timeout: number): Promise<Answer> {
  try {
    return await withDeadline(timeout, tooLate, async (onLate) => {
      const controller = new AbortController();
      onLate(() => controller.abort());
      // Not aborted with the page's request: the vendor has replaced the refresh token even if the page has gone.
      const response = await fetcher(url, own<RequestInit>({ ...init, redirect: 'manual', signal: controller.signal }));
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

const EXPLAINED = own<Readonly<Record<number, readonly ['bad_gateway' | 'service_unavailable' | 'gateway_timeout', string]>>>({
  502: ['bad_gateway', 'The server could not be reached.'],
  503: ['service_unavailable', 'The server is not available at the moment.'],
  504: ['gateway_timeout', 'The server did not answer in time.'],
});

/** Returns the response for the page. An HTML error page of a proxy or firewall becomes JSON with the same status. */
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
  return createResponse(status === 204 || status === 205 ? null : body, status, returned);
}
