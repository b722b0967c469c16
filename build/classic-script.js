/** The classic scripts, for pages that cannot use modules: no file of them is a module's chunk. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSource } from '../scripts/load-source.js';
import { locales } from './entries.js';
import { bundle, bundledPackages } from './options.js';
import { importEagerly } from './plugins/import-eagerly.js';
import { listPackages } from './plugins/list-packages.js';
import { replaceModules } from './plugins/replace-modules.js';
import { trimPhoneFormats } from './plugins/trim-phone-formats.js';

const PHONE_FIELD = 'src/elements/phone-field';
const whole = { format: 'iife', codeSplitting: false };

/**
 * `punchh-login.global.js`: everything but the library for phone numbers. The script loads that from its own folder when a
 * guest chooses SMS.
 *
 * @param {string} folder to write into
 */
export async function buildClassicScript(folder) {
  await bundle({
    folder,
    input: { 'punchh-login.phone': `${PHONE_FIELD}/phone-numbers.ts` },
    output: { codeSplitting: false },
  });
  await bundle({
    folder,
    input: { 'punchh-login.global': 'src/global.ts' },
    plugins: [
      replaceModules({ [`${PHONE_FIELD}/load-phone-numbers.ts`]: 'src/classic/load-phone-numbers.ts' }),
      importEagerly(),
    ],
    output: whole,
  });
}

/**
 * `punchh-login.standalone.js`: everything, with the texts in English. It may be inlined, concatenated, renamed and moved:
 * it is ASCII, so that a page's encoding does not matter; it begins with `;`, for what stands before it; and it ends
 * without the address of a source map, for what follows on the same line.
 *
 * @param {string} folder to write into
 */
export async function buildStandaloneScript(folder) {
  const packages = new Set();
  await bundle({
    folder,
    input: { 'punchh-login.standalone': 'src/global.ts' },
    english: 'keyed',
    plugins: [
      replaceModules({
        'src/i18n/locale-modules.ts': 'src/classic/locale-modules.ts',
        'src/i18n/load-device-texts.ts': 'src/classic/load-device-texts.ts',
        'src/i18n/load-informal-texts.ts': 'src/classic/load-informal-texts.ts',
      }),
      importEagerly(),
      trimPhoneFormats(),
      listPackages(packages),
    ],
    output: whole,
    ascii: true,
    sourcemap: false,
  });
  const path = join(folder, 'punchh-login.standalone.js');
  writeFileSync(path, `${notice(packages)}\n;${readFileSync(path, 'utf8').trim()}\n`);
  for (const folderOfPackage of packages) bundledPackages.add(folderOfPackage);
}

/** Names what the file consists of: it may be all of the package that a site has. */
function notice(packages) {
  const read = (path) => JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  const named = ['.', ...[...packages].sort()].map(read).map(({ name, version, license }) => `${name} ${version} (${license})`);
  return `/*! ${named.join(', ')} */`;
}

/** Any character but those of ASCII as an escape, and `<`, which could end an inline script. */
const escape = (json) => json.replace(/[<\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * `punchh-login.<locale>.js`: the texts of one other language for the standalone script.
 *
 * @param {string} folder to write into
 */
export async function writeTexts(folder) {
  for (const locale of locales) {
    if (locale === 'en') continue;
    const sources = {
      [locale]: `src/i18n/locales/${locale}.ts`,
      [`${locale}.device`]: `src/i18n/devices/${locale}.device.ts`,
      [`${locale}.informal`]: `src/i18n/informal/${locale}.informal.ts`,
    };
    const lines = Object.entries(sources).filter(([, path]) => existsSync(path)).map(async ([name, path]) => {
      const { default: texts } = await loadSource(path);
      return `;(globalThis[Symbol.for("punchh-login texts")]??={})["${name}"]=${escape(JSON.stringify(texts))};\n`;
    });
    writeFileSync(join(folder, `punchh-login.${locale}.js`), (await Promise.all(lines)).join(''));
  }
}
