import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { gatewayPlugin } from './scripts/gateway-plugin.ts';
import { BASE_PATH, createDemoSandbox, sandboxPlugin } from './scripts/sandbox-plugin.ts';
import { shopPlugin } from './scripts/shop-plugin.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const sandbox = createDemoSandbox();

/**
 * `npm start`: demo/ from the sources, with the sandbox at /sandbox, a gateway before it at /gateway, and the shop's own
 * API at /shop. `npm run build` is build/build.js.
 */
export default defineConfig({
  root: at('demo'),
  appType: 'mpa',
  plugins: [sandboxPlugin(sandbox), gatewayPlugin(sandbox, BASE_PATH), shopPlugin(sandbox, BASE_PATH)],
  resolve: {
    // The pages import what a user of the package would.
    alias: [
      { find: /^punchh-login\/themes\/(.*)$/, replacement: `${at('src/theme/themes')}/$1` },
      { find: /^punchh-login\/locales\/(.*)$/, replacement: `${at('src/i18n/locales')}/$1.ts` },
      { find: /^punchh-login\/(gateway|sandbox)$/, replacement: `${at('src')}/$1/index.ts` },
      { find: /^punchh-login\/(define|session)$/, replacement: `${at('src')}/$1.ts` },
      { find: /^punchh-login$/, replacement: at('src/index.ts') },
      { find: /^\/src\//, replacement: `${at('src')}/` },
    ],
  },
  // Named, so that none is found only while a page loads: that would load the page twice.
  optimizeDeps: { include: ['lit', '@lit/context', 'idb-keyval', 'libphonenumber-js/min/es6', 'valibot', 'extract-colors'] },
  server: { host: '127.0.0.1', port: 5173, fs: { allow: [at('.')] } },
});
