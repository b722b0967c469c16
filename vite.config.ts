import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { BASE_PATH, createDemoSandbox } from './demo/servers/sandbox.ts';
import { gatewayPlugin } from './scripts/gateway-plugin.ts';
import { packageAliases } from './scripts/package-aliases.ts';
import { sandboxPlugin } from './scripts/sandbox-plugin.ts';
import { shopPlugin } from './scripts/shop-plugin.ts';
import { sitePlugin } from './scripts/site-plugin.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const sandbox = createDemoSandbox();

/**
 * `npm start`: demo/ from the sources, with the sandbox at /sandbox, a gateway before it at /gateway, and the shop's own
 * API at /shop, and the site at /site. `npm run build` is build/build.js.
 */
export default defineConfig({
  root: at('demo'),
  appType: 'mpa',
  plugins: [sandboxPlugin(sandbox), gatewayPlugin(sandbox, BASE_PATH), shopPlugin(sandbox, BASE_PATH), sitePlugin()],
  resolve: { alias: packageAliases },
  // Named, so that none is found only while a page loads: that would load the page twice.
  optimizeDeps: { include: ['lit', '@lit/context', 'idb-keyval', 'libphonenumber-js/min/es6', 'valibot', 'extract-colors'] },
  server: { host: '127.0.0.1', port: 5173, fs: { allow: [at('.')] } },
});
