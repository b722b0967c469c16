import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { MAX_CODE_LENGTH, MIN_CODE_LENGTH } from '../../src/model/code-length.ts';
import { extractCode } from '../../src/model/code-in-text.ts';
import { readBareCode, toAsciiDigits } from '../../src/model/one-time-code.ts';

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

      // The unbroken run first, whatever stands beside it
      ['Today 12:30 059842', 6, '059842', 'a time beside the code'],
      ['053234 - 10 min', 6, '053234', 'a duration behind the code'],
      ['053234 10', 6, '053234', 'a number behind the code'],
      ['2 059842', 6, '059842', 'a number before the code'],
      ['123 456 or 053631', 6, '053631', 'an unbroken run wins over a broken one'],
      ['053631 246802', 6, null, 'two codes side by side'],
      ['053 631 or 246 802', 6, null, 'two broken codes'],
      ['05 36 31', 6, '053631', 'three groups'],
      ['053  631', 6, null, 'two spaces are no single break'],
      ['0 5 3 6 3 1', 6, '053631', 'a code that is spelt out'],
      ['053\u2028631', 6, null, 'a line separator ends a line'],
      ['12:053631', 6, '053631', 'a colon before the code is no time'],
      ['{"code":"053631","ttl":600}', 6, '053631', 'data'],
      ['https://shop.example/?code=053631&ttl=10', 6, '053631', 'an address'],
      ['G-053631 is your code', 6, '053631', 'a letter and a hyphen before it'],

      // Entered twice by a keyboard or the browser
      ['053631053631', 6, '053631', 'the code twice in a row'],
      ['053631 053631', 6, '053631', 'twice with a space'],
      ['053631246802', 6, '053631246802', 'twelve other digits are a longer code'],

      // Invisible characters
      ['0\u200b5\u200b3\u200b6\u200b3\u200b1', 6, '053631', 'zero-width spaces'],
      ['053\u00ad631', 6, '053631', 'a soft hyphen'],
      ['053\u200e \u200e631', 6, '053631', 'signs of direction around a space'],
      ['\u2066053631\u2069', 6, '053631', 'isolates around the code'],
      ['053\ufeff631', 6, '053631', 'a byte order mark'],
      ['0\ufe0f\u20e35\ufe0f\u20e33\ufe0f\u20e36\ufe0f\u20e33\ufe0f\u20e31\ufe0f\u20e3', 6, '053631', 'keycap emoji'],
      ['12\u200b3456 053631', 6, '053631', 'an invisible break is a break'],

      // Dates
      ['Sent on 21.11.2026 at 14:05', 6, null, 'a German date'],
      ['2026-11-21 10:30:15', 6, null, 'an ISO date'],
      ['2026-11-21T10:30:15.123Z', 6, null, 'an ISO timestamp'],
      ['20261121T103000Z', 6, null, 'a basic ISO timestamp'],
      ['11/21/26 2:05 PM', 6, null, 'a date of the United States'],
      ['11-21-26', 6, null, 'a date with hyphens'],
      ['21. 11. 2026', 6, null, 'a date with points and spaces'],
      ['2026. 11. 21.', 6, null, 'a Korean date'],
      ['2026年11月21日 14時05分', 6, null, 'a Japanese date'],
      ['2026년 11월 21일', 6, null, 'a Korean date in words'],
      ['21 November 2026', 6, null, 'a date in words'],
      ['Nov 21, 2026', 6, null, 'a date in words, month first'],
      ['21 de noviembre de 2026', 6, null, 'a Spanish date in words'],
      ['21 نوفمبر 2026', 6, null, 'an Arabic date in words'],
      ['Nov 21, 2026, 12:30: your code is 053 631', 6, '053631', 'a date before the code'],
      ['05-12-31 053631', 6, '053631', 'a date with hyphens before the code'],
      ['36-31-05', 6, '363105', 'what cannot be a date may be a code'],

      // Times
      ['12:30', 4, null, 'a time'],
      ['12.30 Uhr', 4, null, 'a time with a point'],
      ['14h05 053631', 6, '053631', 'a French time'],
      ['053 631 10 minutes', 6, '053631', 'a duration beside a broken code'],
      ['053 631, gültig 10 Min.', 6, '053631', 'a German duration'],
      ['コード 053 631 10分間有効', 6, '053631', 'a Japanese duration'],

      // Prices
      ['$1500 off. Your code is 0536', 6, '0536', 'a price beside the code'],
      ['$123456', 6, null, 'a price of six digits'],
      ['1.234,50 €', 6, null, 'a price in Europe'],
      ['1,234.50', 6, null, 'a number with a point'],
      ['123,456', 6, null, 'thousands'],
      ['1500 USD', 4, null, 'a price with its currency'],
      ['1500円', 4, null, 'a price in Japan'],
      ['053631 €5 off', 6, '053631', 'the currency is the next number’s'],

      // Phone numbers
      ['+1 212 555 4626', 6, null, 'a phone number'],
      ['+12125554626', 6, null, 'a phone number without spaces'],
      ['Call +49 30 123456', 6, null, 'a group of six digits in a phone number'],
      ['(212) 555-4626', 6, null, 'a number of the United States'],
      ['212-555-4626', 6, null, 'with hyphens'],
      ['212.555.4626', 6, null, 'with points'],
      ['1-800-555-0199', 6, null, 'a free one'],
      ['555-0199', 6, null, 'a local one'],
      ['020 7946 0123', 6, null, 'a British number'],
      ['030 123456', 6, null, 'a German number'],
      ['030/123456', 6, null, 'a German number with a stroke'],
      ['01 23 45 67 89', 6, null, 'a French number'],
      ['\u202a+49 30 123456\u202c', 6, null, 'a phone number between signs of direction'],
      ['053631. Questions? +1 212 555 4626', 6, '053631', 'a phone number behind the code'],
      ['+1 212 555 4626 053631', 6, '053631', 'and right before it'],
      ['(212) 555-4626 053 631', 6, '053631', 'and before a broken one'],
      ['+49 30 123456 053631', 6, '053631', 'and one with a group of six digits'],
      ['Call 212 555 4626 or enter 053 631', 6, '053631', 'in a sentence'],
      ['212 555 4626', 10, '2125554626', 'a code of ten digits may look like one'],
    ];
    for (const [text, length, code, why] of cases) {
      it(`${why}: ${JSON.stringify(text)}`, () => {
        expect(extractCode(text, length)).to.equal(code);
        // A code that is read without looking for it must be the same.
        expect([code, null]).to.include(readBareCode(text, length));
      });
    }

    for (const text of ['053631', ' 053 631\n', '053-631', '0\u200b53631', '053\u00a0631', '053631053631', '٠٥٣٦٣١', '０５３６３１']) {
      it(`reads at once what is nothing but a code: ${JSON.stringify(text)}`, () => {
        expect(readBareCode(text, 6)).to.equal('053631');
      });
    }
    for (const text of ['', '05363', '0536314', '11-21-26', '053631 246802', 'code 053631', '053631.']) {
      it(`looks closer at anything else: ${JSON.stringify(text)}`, () => {
        expect(readBareCode(text, 6)).to.equal(null);
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
