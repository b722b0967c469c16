import type { Clock } from '../model/clock.ts';
import { ownFetch } from '../model/own-fetch.ts';
import { pageOrigin, parseUrl } from '../model/url.ts';
import type { PageHooks } from './host.ts';
import type { SessionConfig } from './session-config.ts';

/** Returns the `fetch`, the hooks and the clock of every call to a backend. The hooks of the page are read at each call. */
export const requestEnvironment = (config: SessionConfig, hooks: PageHooks, clock: Clock) => ({
  fetcher: ((input, init) => (hooks.fetcher ?? ownFetch)(input, init)) satisfies typeof fetch,
  beforeRequest: (request: Request) => {
    const { mode = 'web', cookie } = config;
    // Only for a gateway: another server would refuse the preflight for a header that it does not know.
    if (mode !== 'web' && (cookie || parseUrl(request.url)?.origin === pageOrigin())) request.headers.set('X-Punchh-Mode', mode);
    return hooks.beforeRequest?.(request) ?? request;
  },
  signRequest: () => hooks.signRequest,
  clock,
});
