/**
 * The order in which files are loaded. The first file holds the form; the second the rest of a sign-in by email.
 * Everything else is a file of its own, loaded when it is needed.
 */
import { basename, dirname, resolve } from 'node:path';

const source = (path) => resolve('src', path);

/** The root of the first file of a script tag; in the npm package `define.ts` is. */
export const FIRST_FILE = source('cdn.ts');

/** Registers `<punchh-session>`, `<punchh-signed-in>` and `<punchh-signed-out>`. */
export const COMPANIONS = source('elements/companions/define.ts');

/** The roots of the second file. */
export const SECOND_FILE = [
  source('elements/sign-in/index.ts'),
  source('backends/punchh/backend.ts'),
  source('backends/punchh/token-calls.ts'),
  source('client/load-token-calls.ts'),
  source('session/exchange.ts'),
];

/**
 * The name of a lazy file: an `index.ts` has that of its folder, and a backend's files begin with the backend's.
 *
 * @param {{ name: string, facadeModuleId: string | null }} chunk
 */
export function nameLazyFile({ name, facadeModuleId: root }) {
  if (!root) return name;
  const folder = basename(dirname(root));
  if (basename(root) === 'index.ts') return folder;
  return basename(dirname(dirname(root))) === 'backends' ? `${folder}-${name}` : name;
}

/**
 * The folders and modules that may be in the first file, beside every `x.first.ts`, the part of `x` that the form needs.
 * `npm run size` fails for any other module, because every guest waits for each byte of the first file.
 */
export const FIRST = [
  'elements/login/',
  'elements/identifier-step/',
  'model/',
  'client/login-config.ts',
  'client/login-store.ts',
  'client/settings.ts',
  'elements/checkbox-row.ts',
  'elements/define-element.ts',
  'elements/define-elements.ts',
  'elements/email-field.ts',
  'elements/error-message.ts',
  'elements/error-text.ts',
  'elements/lazy-file.ts',
  'elements/load-error.ts',
  'elements/phone-field/phone-field.ts',
  'elements/settings-element.ts',
  'elements/step-element.ts',
  'elements/text-field.ts',
  'flow/login-state.ts',
  'i18n/locale-loader.ts',
  'i18n/locale-modules.ts',
  'i18n/match-locale.ts',
  'i18n/split-message.ts',
  'session/session-name.ts',
  'theme/card.ts',
].map((path) => `src/${path}`);
