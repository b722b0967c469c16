import { browser } from '../model/browser-globals.ts';
import { own } from '../model/own.ts';

/** The first argument of `fetch`. */
export type FetchInput = string | URL | Request;

/** Compares the tag, not the class, because a frame has a `Request` class of its own and a page may have replaced it. */
export const isRequest = (input: FetchInput): input is Request =>
  Object.prototype.toString.call(input) === '[object Request]';

const isStream = (body: unknown): boolean =>
  typeof (body as ReadableStream | undefined)?.getReader === 'function' ||
  typeof (body as AsyncIterable<unknown> | undefined)?.[Symbol.asyncIterator] === 'function';

/** Whether the body of a `Request` is a stream. Tries the mode `no-cors`: the constructor refuses it for a stream only (Fetch, Request). */
const hasStream = (request: Request): boolean => {
  try {
    new browser.Request(request.clone(), own<RequestInit>({ method: 'POST', mode: 'no-cors' }));
    return false;
  } catch {
    return true;
  }
};

/** Whether a request can be sent a second time: a stream is gone once it was sent. `request` is an unused clone. */
export const isRepeatable = (request: Request | undefined, init: RequestInit | undefined): boolean =>
  init?.body ? !isStream(init.body) : !request || !hasStream(request);

/**
 * Whether `fetch` refuses these arguments, whatever the network: GET with a body, a malformed header or method, a stream
 * without `duplex`.
 */
export const areInvalid = (url: string, request: Request | undefined, init: RequestInit): boolean => {
  try {
    // The real body may be used up, and only its presence and kind matter here.
    const body = init.body && (isStream(init.body) ? new ReadableStream() : 'x');
    new browser.Request(url, own<RequestInit>({ ...init, method: init.method ?? request?.method ?? 'GET', ...(body && { body }) }));
    return false;
  } catch {
    return true;
  }
};

/** A `Request` as the second argument of `fetch`, for a `fetcher` that takes addresses only. */
export const toInit = async (request: Request): Promise<RequestInit> => {
  const { method, headers, mode, credentials, cache, redirect, referrer, referrerPolicy, integrity, keepalive, signal } = request;
  const body = /^(GET|HEAD)$/.test(method) ? null : await request.clone().arrayBuffer();
  return {
    method, headers, mode, credentials, cache, redirect, referrer, referrerPolicy, integrity, keepalive, signal,
    ...(body?.byteLength && { body }),
  };
};
