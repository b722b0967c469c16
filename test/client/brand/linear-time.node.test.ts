import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseBrand } from '../../../src/client/brand-file.ts';
import { unknownKeys } from '../../../src/i18n/unknown-keys.ts';
import messageKeys from '../../../src/i18n/message-keys.ts';
import { isTokenValue, TOKEN_KINDS, type TokenName } from '../../../src/theme/token-values.ts';

/** The largest brand file that is read, in characters; the largest token value. */
const MAX_FILE = 256 * 1024;
const MAX_VALUE = 400;
/** ms, on an idle machine. A busy one may take as often more as it takes for a fixed piece of work. */
const LIMIT = 50;

/** ms of the fastest of some runs: what else the machine does only ever adds. */
const fastest = (run: () => unknown, runs = 3): number => {
  let best = Infinity;
  for (let count = 0; count < runs; count += 1) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
};

/** How much slower than an idle machine this one is: parsing and writing the same JSON takes 4 ms there. */
const slowness = (): number => {
  const text = JSON.stringify(Array.from({ length: 20_000 }, (_, index) => ({ [`k${index}`]: index })));
  return Math.max(1, fastest(() => JSON.stringify(JSON.parse(text))) / 4);
};

const OWN = { fileUrl: 'https://shop.example/brand.json', pageOrigin: 'https://shop.example' };
const many = (count: number, entry: (index: number) => [string, unknown]) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => entry(index)));

/** Brand files that were, or could be, slow; `size` is about the length of each as JSON. */
const FILES: Readonly<Record<string, (size: number) => unknown>> = {
  'unknown fields at the top': (size) => many(size / 12, (index) => [`field${index}`, 0]),
  'unknown fields in a part': (size) => ({ theme: { tokens: many(size / 12, (index) => [`token${index}`, 0]) } }),
  'unknown words': (size) => ({ copy: { en: many(size / 16, (index) => [`heading${index}`, 'x']) } }),
  'words that are no texts': (size) => ({ copy: { en: many(size / 16, (index) => [`heading${index}`, 0]) } }),
  'many locales': (size) => ({ copy: many(size / 16, (index) => [`en-${String(index).padStart(5, '0')}`, {}]) }),
  'locales that are none': (size) => ({ copy: many(size / 16, (index) => [`${index}-x`, {}]) }),
  'broken consents': (size) => ({ consents: Array.from({ length: size / 28 }, (_, index) => ({ id: index, covers: 'terms' })) }),
  'consents of one id': (size) => ({ consents: Array.from({ length: size / 30 }, () => ({ id: 'a', covers: ['terms'] })) }),
  'wrong entries of a list': (size) => ({ channels: Array.from({ length: size / 4 }, () => 'x'), countries: Array.from({ length: size / 4 }, () => 1) }),
  'options of a question': (size) => ({ menu: { demographics: [{ id: 'a', options: Array.from({ length: size / 12 }, () => ({ value: 1 })) }] } }),
  'keys that reach a prototype': (size) => JSON.parse(`{${Array.from({ length: size / 16 }, () => '"__proto__":0').join()},"copy":{"__proto__":{}}}`) as unknown,
  'one long text': (size) => ({ name: 'x'.repeat(size), theme: { logo: `data:image/png;base64,${'A'.repeat(size)}!` } }),
  'one long key': (size) => ({ ['k'.repeat(size)]: 0, copy: { en: { ['k'.repeat(size)]: '' } } }),
  'deep nesting': (size) => JSON.parse(`${'{"a":'.repeat(size / 6)}1${'}'.repeat(size / 6)}`) as unknown,
};

describe('a brand file is read in time linear in its size', () => {
  const slow = slowness();
  for (const [what, make] of Object.entries(FILES)) {
    it(what, () => {
      const half = make(MAX_FILE / 2);
      const whole = make(MAX_FILE);
      parseBrand(half, OWN);
      const took = fastest(() => parseBrand(whole, OWN));
      assert.ok(took < LIMIT * slow, `${took.toFixed(1)} ms, ${slow.toFixed(1)} times slower than an idle machine`);
      // Twice the size may take twice the time. What takes less than 2 ms says nothing.
      const before = fastest(() => parseBrand(half, OWN));
      assert.ok(took < Math.max(2, before * 3) * slow, `${before.toFixed(1)} ms for half of it, ${took.toFixed(1)} ms for the whole`);
      const { problems } = parseBrand(whole, OWN);
      assert.ok(problems.length <= 51, `${problems.length} problems`);
    });
  }

  it('words under unknown keys, with the key that was probably meant', () => {
    const copy = { en: many(MAX_FILE / 70, (index) => [`${'heading'.repeat(8)}${index}`, 'x']) as Record<string, string> };
    assert.equal(unknownKeys(copy, messageKeys).length, 20);
    const took = fastest(() => unknownKeys(copy, messageKeys));
    assert.ok(took < LIMIT * slow, `${took.toFixed(1)} ms`);
  });

  it('anything at all', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.string({ maxLength: 30 }), (value, name) => {
        const fields = ['theme', 'copy', 'menu', 'consents', 'kiosk', 'paths', 'channels', 'sms', 'password'];
        const start = performance.now();
        const { problems } = parseBrand({ ...many(fields.length, (index) => [fields[index]!, value]), [name]: value }, OWN);
        assert.ok(performance.now() - start < LIMIT * slow * 4);
        assert.ok(problems.length <= 51);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a token value is judged in time linear in its length', () => {
  const slow = slowness();
  const pieces = [
    '"a" ,', 'a        ,        ', 'a ', 'a, ', ' , ', '"', '\'', 'Inter, ', 'ä', '1px ', '0 ', '.5rem ', '0 0 4px #0003, ', 'rgb(', ')', 'rgb(0 0 0 / 0.1), ',
    'light-dark(', 'color-mix(in srgb, red, ', 'inset ', '#', 'f', '-', '%', '/', 'none', '\t', '9', '.', 'url(', '/*',
  ];
  for (const [name, kind] of Object.entries(TOKEN_KINDS) as [TokenName, string][]) {
    it(`${name} (${kind})`, () => {
      const judge = (value: string) => {
        const took = fastest(() => isTokenValue(name, value), 1);
        assert.ok(took < 5 * slow || fastest(() => isTokenValue(name, value)) < 5 * slow, `${took.toFixed(1)} ms for ${JSON.stringify(value)}`);
      };
      // The repetition of one piece, with an end that makes it fail, is what an expression that backtracks cannot stand.
      for (const piece of pieces) {
        for (const start of ['', 'a', '0 0 1px ', 'rgb(']) {
          for (const end of ['', '!', 'a', ';']) judge((start + piece.repeat(MAX_VALUE)).slice(0, MAX_VALUE - 1) + end);
        }
      }
      fc.assert(fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 200 }), (parts) => judge(parts.join('').slice(0, MAX_VALUE))), { numRuns: 300 });
    });
  }

  it('the name of a font of 192 characters', () => {
    const value = `${`a${' '.repeat(15)},`.repeat(11)}a${' '.repeat(4)}!`.slice(0, 192);
    assert.equal(isTokenValue('font-family', value), false);
    assert.ok(fastest(() => isTokenValue('font-family', value)) < slow);
  });
});
