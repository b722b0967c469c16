import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { transform } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { LOCALES } from '../../src/i18n/match-locale.ts';

/** Bytes over the wire: minified, brotli 11. */
const weigh = async (path: string): Promise<number> => {
  const { code } = await transform(await readFile(path), {
    loader: 'ts', minify: true, format: 'esm', target: 'es2022', charset: 'utf8' });
  return brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
};

const folder = 'src/i18n/locales';
const LIMIT = 2048;
/** It comes with the first file. */
const FIRST_LIMIT = 768;

describe('the weight of a locale', () => {
  it('is measured for each that ships', () => {
    const expected = ['en.first.ts', ...LOCALES.flatMap((locale) => [`${locale}.more.ts`, `${locale}.ts`])];
    assert.deepEqual(readdirSync(folder).sort(), expected.sort());
  });

  for (const file of readdirSync(folder)) {
    const limit = file === 'en.first.ts' ? FIRST_LIMIT : LIMIT;
    it(`${file} is at most ${limit} bytes`, async (context) => {
      const bytes = await weigh(`${folder}/${file}`);
      context.diagnostic(`${bytes} bytes`);
      assert.ok(bytes <= limit, `${bytes} bytes`);
    });
  }
});
