import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { MAX_CODE_LENGTH, MIN_CODE_LENGTH } from '../../src/model/code-length.ts';
import { extractCode, toAsciiDigits } from '../../src/model/one-time-code.ts';

describe('one-time code', () => {
  describe('digits of any script', () => {
    const scripts = {
      'Arabic-Indic': '٠١٢٣٤٥٦٧٨٩',
      'extended Arabic-Indic': '۰۱۲۳۴۵۶۷۸۹',
      Devanagari: '०१२३४५६७८९',
      Thai: '๐๑๒๓๔๕๖๗๘๙',
      'full-width': '０１２３４５６７８９',
      'mathematical bold, outside the basic plane': '𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗',
      'mathematical monospace, the last of five such rows on end': '𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿',
    };
    for (const [name, digits] of Object.entries(scripts)) {
      it(`reads ${name}`, () => {
        expect(toAsciiDigits(digits)).to.equal('0123456789');
      });
    }

    it('leaves every other character alone', () => {
      expect(toAsciiDigits('Código — кода: 42')).to.equal('Código — кода: 42');
    });
  });

  describe('found in a paste', () => {
    const cases: readonly [text: string, length: number, code: string | null, why: string][] = [
      ['053631', 6, '053631', 'a code by itself keeps its leading zero'],
      ['000000', 6, '000000', 'nothing but zeros is a code'],
      ['Your code is 053 631, valid 10 minutes', 6, '053631', 'spaces inside the run are no separators'],
      ['053-631', 6, '053631', 'nor is a hyphen'],
      ['053–631', 6, '053631', 'nor a dash that a mail program made of it'],
      ['053\u00a0631', 6, '053631', 'nor a no-break space'],
      ['\n  053631\r\n', 6, '053631', 'white space around is nothing'],
      ['Ihr Code: ٠٥٣٦٣١', 6, '053631', 'Arabic-Indic digits'],
      ['０５３６３１', 6, '053631', 'full-width digits'],
      ['@shop.example #053631', 6, '053631', 'the last line of a WebOTP message'],
      ['Order 12345678: code 053631', 6, '053631', 'the exact length wins over another run'],
      ['Code: 053631\n10 minutes', 6, '053631', 'a line end parts two runs'],
      ['053631 (again: 053631)', 6, '053631', 'the same code twice is one code'],
      ['Your code is 05363124', 6, '05363124', 'a longer code, as the only run of 4 to 12'],
      ['Your code is 0536', 6, '0536', 'a shorter one too'],
      ['053631, 246802', 6, null, 'two codes of the exact length: no guess'],
      ['0536 or 24680', 6, null, 'two runs that might be codes: no guess'],
      ['call 1 or 22', 6, null, 'runs under four digits are no codes'],
      ['1234567890123', 6, null, 'more than twelve digits are no code'],
      ['', 6, null, 'nothing'],
      ['no digits here', 6, null, 'only words'],
    ];
    for (const [text, length, code, why] of cases) {
      it(`${why}: ${JSON.stringify(text)}`, () => {
        expect(extractCode(text, length)).to.equal(code);
      });
    }
  });

  it('finds any code of the configured length among words', () => {
    const word = fc.stringMatching(/^[a-z .,:!]{0,20}$/);
    const code = fc.integer({ min: MIN_CODE_LENGTH, max: MAX_CODE_LENGTH }).chain((length) =>
      fc.tuple(fc.constant(length), fc.stringMatching(new RegExp(`^\\d{${length}}$`))));
    fc.assert(fc.property(code, word, word, ([length, digits], before, after) => {
      expect(extractCode(`${before}${digits}${after}`, length)).to.equal(digits);
    }));
  });

  it('never answers anything but 4 to 12 ASCII digits or null', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 4, max: 12 }), (text, length) => {
      const code = extractCode(text, length);
      expect(code === null || /^[0-9]{4,12}$/.test(code)).to.equal(true);
    }));
  });
});
