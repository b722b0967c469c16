import { resolve } from 'node:path';

/** The demo pages import the package by its name; these aliases resolve it to the sources. Run from the repository's folder. */
export const packageAliases = [
  { find: /^punchh-login\/themes\/(.*)$/, replacement: `${resolve('src/theme/themes')}/$1` },
  { find: /^punchh-login\/locales\/(.*)$/, replacement: `${resolve('src/i18n/locales')}/$1.ts` },
  { find: /^punchh-login\/(gateway|instant|sandbox)$/, replacement: `${resolve('src')}/$1/index.ts` },
  { find: /^punchh-login\/session\/worker$/, replacement: resolve('src/session.ts') },
  { find: /^punchh-login\/(define|session|testing)$/, replacement: `${resolve('src')}/$1.ts` },
  { find: /^punchh-login$/, replacement: resolve('src/index.ts') },
  { find: /^\/src\//, replacement: `${resolve('src')}/` },
];
