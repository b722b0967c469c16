import { own } from './own.ts';

/** Creates a response. The constructor is given all that it reads, so that nothing is taken from `Object.prototype`. */
export const createResponse = (body: BodyInit | null, status: number, headers: HeadersInit = {}): Response =>
  new Response(body, own({ status, statusText: '', headers }));

/** The parts of a request that the gateway makes itself. */
interface RequestParts {
  readonly method: string;
  readonly headers: HeadersInit;
  readonly body: BodyInit | null;
}

/** Creates a request, in the same way. Node reads further options from a copy of its own, which no caller can keep clean. */
export const createRequest = (url: URL | string, { method, headers, body }: RequestParts): Request =>
  new Request(url, own({ method, headers, body, signal: null }));
