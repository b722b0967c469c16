/**
 * Runs in the page the servers that `npm start` runs behind the demo, because the built site has none. It is the first
 * script of every demo page. Sandbox and sign-ins are kept in memory, because the sandbox of the next page would refuse a
 * session of this one.
 */
import { BASE_PATH, createDemoSandbox } from '../../demo/servers/sandbox.ts';
import { createShop, SHOP_PATH } from '../../demo/servers/shop.ts';
import { createGateway } from '../../src/gateway/index.ts';
import { withControls } from '../../src/sandbox/controls.ts';
import { serveInPage } from './serve-in-page.ts';

const GATEWAY_PATH = '/gateway';

const sandbox = createDemoSandbox();
const api = withControls(sandbox);
const gateway = createGateway({
  upstream: 'http://127.0.0.1',
  clients: { 'demo-client': { secret: 'demo-secret' } },
  allowedOrigins: [location.origin],
  routes: [{ method: 'GET', path: '/api2/mobile/users/balance' }],
  fetcher: (url, init) => {
    const { pathname, search } = new URL(url);
    return sandbox.fetch(`http://sandbox${BASE_PATH}${pathname}${search}`, { ...init, http: true });
  },
});

serveInPage({
  [`${BASE_PATH}/`]: (request) => api.fetch(request),
  [`${GATEWAY_PATH}/`]: async (request) => {
    const url = new URL(request.url);
    url.pathname = url.pathname.slice(GATEWAY_PATH.length);
    return gateway(new Request(url, request), { address: '127.0.0.1' });
  },
  // The shop asks for it beside its own page.
  [new URL(`.${SHOP_PATH}`, location.href).pathname]: createShop(sandbox, BASE_PATH),
});

for (const element of document.querySelectorAll('punchh-login, punchh-session')) element.setAttribute('storage', 'memory');
