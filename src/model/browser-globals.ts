import { ownFetch } from './own-fetch.ts';

const isBrowsers = (scope: { Request?: typeof Request }): boolean =>
  Object.prototype.toString.call(scope.Request?.prototype) === '[object Request]';

/**
 * The browser's own `Request`. MooTools has a class of that name for its own requests; then it is taken from an empty frame,
 * which must stay in the page: a frame that is removed can make no objects any more.
 */
const findRequest = (): typeof Request => {
  if (isBrowsers(globalThis) || !globalThis.document) return globalThis.Request;
  const frame = document.createElement('iframe');
  frame.hidden = true;
  document.head.append(frame);
  return (frame.contentWindow as Window & typeof globalThis).Request;
};

/**
 * The functions that requests are made with, as they were when this module was loaded: a later replacement by the page sees no
 * request. A page that wants another `fetch` sets `fetcher`.
 */
export const browser = {
  fetch: ((input, init) => ownFetch(input, init)) satisfies typeof fetch,
  Headers: globalThis.Headers,
  Request: findRequest(),
  stringify: JSON.stringify,
};
