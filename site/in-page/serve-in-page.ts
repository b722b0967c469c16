import { inPageEventSource } from './event-source.ts';
import type { Handler } from './handler.ts';

/**
 * Lets servers run in this page: `fetch` and `EventSource` go to a handler instead of the network where the address is on
 * the page's own origin and its path begins with the handler's.
 *
 * @param handlers by path, such as `/sandbox/`
 */
export function serveInPage(handlers: Readonly<Record<string, Handler>>): void {
  const network = globalThis.fetch.bind(globalThis);
  const findHandler = (url: URL): Handler | undefined =>
    url.origin === location.origin ? Object.entries(handlers).find(([path]) => url.pathname.startsWith(path))?.[1] : undefined;

  globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, location.href);
    const handler = findHandler(url);
    return handler ? handler(new Request(input, init)) : network(input, init);
  };
  globalThis.EventSource = inPageEventSource(findHandler);
}
