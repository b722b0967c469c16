import type { Entry } from '../backends/profile.first.ts';
import { AuthError } from '../model/auth-error.ts';
import type { Brand } from '../model/brand.ts';
import { isCodeLength, MAX_CODE_LENGTH, MIN_CODE_LENGTH } from '../model/code-length.ts';
import { CHANNELS } from '../model/identifier.ts';
import { isHttp, isHttpUrl, parseUrl } from '../model/url.ts';
import { isRegion, MODES, STORAGES, wordsOf, type LoginConfig, type LoginOptions } from './login-config.ts';

/** What a page says, in its own words where it says them in attributes. */
export type WrittenOptions = Omit<LoginOptions, 'codeLength'> & { codeLength?: number | string | null | undefined };

/** What is wrong with what a page and a brand file say, for the developer; what can still work, works. */
export const findProblems = (options: WrittenOptions, brand: Brand = {}, entry: Entry, config: LoginConfig): AuthError[] => {
  const problems: AuthError[] = [];
  const problem = (name: string, value: unknown, expected: string) =>
    problems.push(new AuthError('invalid_configuration', `${name}="${String(value)}" is not ${expected}`));
  const list = (name: string, given: string | null | undefined, known: readonly string[], most = 1) => {
    const words = wordsOf(given);
    if (words.length > most || words.some((word) => !known.includes(word))) problem(name, given, known.join(' or '));
  };
  const url = (name: string, text: string | null | undefined) => {
    if (text && !isHttpUrl(text)) problem(name, text, 'an http(s) URL');
  };

  if (!isSecureContext) problems.push(new AuthError('insecure_context', 'crypto.subtle exists on https and localhost only'));
  const server = options.server || brand.server;
  // `api.example.com`, without its scheme, is read as a path below the page.
  if (server && !(config.server && /^(http|\W)/i.test(server))) problem('server', server, 'an http(s) URL');
  const missing = [!server && 'server', !config.client && 'client'].filter(Boolean);
  if (missing.length) problems.push(new AuthError('not_configured', `${missing.join()} missing`));
  const { codeLength } = options;
  if (codeLength && !isCodeLength(Number(codeLength))) {
    problem('code-length', codeLength, `${MIN_CODE_LENGTH} to ${MAX_CODE_LENGTH}`);
  }
  if (entry.problem) problems.push(entry.problem);
  url('terms-url', options.termsUrl);
  url('privacy-url', options.privacyUrl);
  if (!entry.channels) list('channels', options.channels, CHANNELS, 2);
  list('mode', options.mode, MODES);
  if (!wordsOf(options.countries).every((word) => isRegion(word.toUpperCase()))) problem('countries', options.countries, 'ISO 3166 regions, or *');
  list('storage', options.storage, STORAGES);
  list('remember', options.remember, ['ask']);
  for (const origin of wordsOf(options.allowedOrigins)) {
    if (!isHttp(parseUrl(origin))) problem('allowed-origins', origin, 'an origin');
  }
  return problems;
};
