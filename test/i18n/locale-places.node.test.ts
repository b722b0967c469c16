import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { modules as standalone } from '../../src/classic/locale-modules.ts';
import { TEXTS } from '../../src/gateway/form/texts/index.ts';
import { LOCALES } from '../../src/i18n/match-locale.ts';

/** The files that name every locale by hand and that no type checks, with the form in which each names one. */
const FILES: Record<string, (tag: string) => string> = {
  'demo/studio/locales.ts': (tag) => `/i18n/locales/${tag}.ts'`,
  'demo/app/inspector/conditions.ts': (tag) => (/\W/.test(tag) ? `'${tag}': ` : `  ${tag}: '`),
  'docs/localisation.md': (tag) => `| \`${tag}\` |`,
  'integrations/wordpress/punchh-login/includes/script.php': (tag) => `'${tag}'`,
};

describe('a locale that ships', () => {
  it('has a file beside the standalone script', () => assert.deepEqual(Object.keys(standalone), LOCALES));

  it('has texts for the form of the gateway', () => assert.deepEqual(Object.keys(TEXTS).toSorted(), LOCALES.toSorted()));

  for (const [file, inFile] of Object.entries(FILES)) {
    it(`is named in ${file}`, () => {
      const text = readFileSync(file, 'utf8');
      const english = file.endsWith('.php') ? ['en'] : [];
      assert.deepEqual(LOCALES.filter((tag) => !english.includes(tag) && !text.includes(inFile(tag))), []);
    });
  }
});
