import type { BackendProfile } from '../backends/profile.first.ts';
import { AuthError } from '../model/auth-error.ts';
import type { Brand } from '../model/brand.ts';
import { cleanText } from '../model/clean-text.ts';
import { MAX_CODE_LENGTH, MIN_CODE_LENGTH } from '../model/code-length.ts';
import type { LoginConfig } from './login-config.ts';
import { attributeOf, partsOf, readPart, SETTINGS } from './settings.ts';
import type { Setting, SettingName, WrittenSettings } from './settings.ts';

/**
 * The valid values, for the developer, of each setting that has a `read` and no `values`. `server` and `backend` have
 * checks of their own.
 */
const EXPECTED: Readonly<Partial<Record<SettingName, string>>> = {
  codeLength: `${MIN_CODE_LENGTH} to ${MAX_CODE_LENGTH}`,
  termsUrl: 'an http(s) URL',
  privacyUrl: 'an http(s) URL',
  helpUrl: 'an http(s) URL',
  countries: 'ISO 3166 regions, or *',
  allowedOrigins: 'an origin',
};

/** Whether the whole of what was written is valid, not only a part of it. */
export const isValidSetting = (setting: Setting, text: string): boolean => {
  const parts = partsOf(setting, text);
  return (setting.kind === 'list' || parts.length === 1) && parts.every((part) => readPart(setting, part) !== undefined);
};

/**
 * Returns what is wrong with the configuration, for the developer. The sign-in works with what is left of it.
 *
 * @param pages what pages wrote, the element's own first
 */
export const findProblems = (
  pages: readonly WrittenSettings[],
  brand: Brand,
  profile: BackendProfile,
  config: LoginConfig,
): AuthError[] => {
  const problems: AuthError[] = [];
  const add = (name: string, value: unknown, expected: string) =>
    problems.push(new AuthError('invalid_configuration', `${name}="${String(value)}" is not ${expected}`));
  const written = (name: SettingName) => pages.map((page) => page[name]).find(cleanText);

  if (!isSecureContext) problems.push(new AuthError('insecure_context', 'crypto.subtle exists on https and localhost only'));
  const server = cleanText(written('server') ?? brand.server);
  // `api.example.com`, without its scheme, is read as a path below the page.
  if (server && !(config.server && /^(http|\W)/i.test(server))) add('server', server, 'an http(s) URL');
  const missing = [!server && 'server', config.needsClient && !config.client && 'client'].filter(Boolean);
  if (missing.length) problems.push(new AuthError('not_configured', `${missing.join()} missing`));
  if (profile.problem) problems.push(profile.problem);
  for (const [name, setting] of Object.entries<Setting>(SETTINGS) as [SettingName, Setting][]) {
    const value = written(name);
    const expected = setting.values?.join(' or ') ?? EXPECTED[name];
    // Where the backend decides the channels, those of the page are not used.
    if (!expected || value === undefined || (name === 'channels' && profile.channels)) continue;
    if (!isValidSetting(setting, cleanText(value))) add(attributeOf(name), value, expected);
  }
  return problems;
};
