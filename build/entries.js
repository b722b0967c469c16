/**
 * The entries of the npm package: the name of the built file → its source. A new entry is one line here and one in
 * `exports` (or `bin`) of package.json.
 */
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';

/** The locales by their tags; `en.core.ts` and the like are parts of one. */
export const locales = readdirSync('src/i18n/locales').map((name) => basename(name, '.ts')).filter((name) => !name.includes('.'));

/** The frameworks that have components, or types of the tags, of their own. `npm.js` compiles Angular's with its compiler. */
export const frameworks = ['react', 'preact', 'solid', 'vue', 'svelte'];

/** Entries for browsers. */
export const browserEntries = {
  index: 'src/index.ts',
  define: 'src/define.ts',
  session: 'src/session.ts',
  testing: 'src/testing.ts',
  ...Object.fromEntries(frameworks.map((name) => [name, `src/frameworks/${name}.ts`])),
  ...Object.fromEntries(locales.map((tag) => [`locales/${tag}`, `src/i18n/locales/${tag}.ts`])),
};

/** Entries for service workers, which may not load code later: each is one file with everything inside. */
export const workerEntries = { 'session/worker': 'src/session.ts' };

/** Entries for servers; they need no DOM. */
export const serverEntries = {
  gateway: 'src/gateway/index.ts',
  instant: 'src/instant/index.ts',
  sandbox: 'src/sandbox/index.ts',
};

/** Commands; each begins with `#!/usr/bin/env node`. */
export const commands = {
  'gateway-bin': 'src/gateway/bin.ts',
  'instant-bin': 'src/instant/bin.ts',
  'sandbox-bin': 'src/sandbox/bin.ts',
};
