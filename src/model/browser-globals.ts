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
 * What requests are made with, as it was when this module was loaded: what a page puts in its place later reaches no
 * request. Whoever wants another `fetch` passes a `fetcher`.
 */
export const browser = {
  fetch: ((input, init) => ownFetch(input, init)) satisfies typeof fetch,
  Headers: globalThis.Headers,
  Request: findRequest(),
  stringify: JSON.stringify,
};
