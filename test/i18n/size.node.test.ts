import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { transform } from 'esbuild';
import { LOCALES } from '../../src/i18n/match-locale.ts';
import { packLocales } from '../../build/plugins/pack-locales.js';

/** Bytes over the wire: minified, brotli 11. */
const weigh = async (source: string): Promise<number> => {
  const { code } = await transform(source, { loader: 'ts', minify: true, format: 'esm', target: 'es2022', charset: 'utf8' });
  return brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
};

const folder = 'src/i18n/locales';
const informal = 'src/i18n/informal';

describe('the weight of a locale', () => {
  it('is measured for each that ships', () => {
    const expected = ['en.first.ts', ...LOCALES.flatMap((locale) => ['', '.core', '.more'].map((part) => `${locale}${part}.ts`))];
    assert.deepEqual(readdirSync(folder).sort(), expected.sort());
  });

  for (const part of LOCALES.flatMap((locale) => [`${locale}.core`, `${locale}.more`])) {
    it(`the words of ${part} are at most 2000 bytes`, async (context) => {
      const path = `${process.cwd()}/${folder}/${part}.ts`;
      const source = (await packLocales().load(path)) ?? (await readFile(path, 'utf8'));
      const bytes = await weigh(source);
      context.diagnostic(`${bytes} bytes`);
      assert.ok(bytes <= 2000, `${bytes} bytes`);
    });
  }

  for (const file of readdirSync(informal)) {
    it(`the words of ${file} are at most 2000 bytes`, async (context) => {
      const bytes = await weigh(await readFile(`${informal}/${file}`, 'utf8'));
      context.diagnostic(`${bytes} bytes`);
      assert.ok(bytes <= 2000, `${bytes} bytes`);
    });
  }

  it('the English words of the first step, which everybody waits for, are at most 768 bytes', async (context) => {
    const bytes = await weigh(await readFile(`${folder}/en.first.ts`, 'utf8'));
    context.diagnostic(`${bytes} bytes`);
    assert.ok(bytes <= 768, `${bytes} bytes`);
  });
});
