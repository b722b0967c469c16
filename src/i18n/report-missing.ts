import type { MessageKey } from './messages.ts';

const OWN_MACHINE = /^(.+\.)?(localhost|test)$|^127\.|^\[::1\]$/;
const reported = new Set<string>();

/**
 * For `createTranslate`: says once on the console that a key has no words, where a developer sits: a page on the own
 * machine. (A bundler's development flag would be that of this package's build, not of the page's.)
 */
export const reportMissing = (key: MessageKey, locale: string): void => {
  const id = `${locale} ${key}`;
  if (reported.has(id) || !OWN_MACHINE.test(location.hostname)) return;
  reported.add(id);
  console.warn(`punchh-login: no text "${key}" in locale "${locale}"; English stands in.`);
};
