import { expect } from '@open-wc/testing';
import { formatCountdown, formatDate, isolate } from '../../src/i18n/format.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import type { MessageKey } from '../../src/i18n/messages.ts';
import { textsOf, wholeLocale } from './texts.ts';

/** Where each character of a text stands on one right-to-left line, from the left. */
function layOut(text: string): { left: (index: number) => number; remove: () => void } {
  const line = document.createElement('div');
  line.dir = 'rtl';
  line.style.cssText = 'position: absolute; white-space: nowrap; font: 16px sans-serif';
  line.textContent = text;
  document.body.append(line);
  return {
    left(index) {
      const range = document.createRange();
      range.setStart(line.firstChild!, index);
      range.setEnd(line.firstChild!, index + 1);
      return range.getBoundingClientRect().left;
    },
    remove: () => line.remove(),
  };
}

const values = (locale: string) => ({
  to: isolate('(212) 555-4626'),
  who: isolate('+1 ••• ••26'),
  email: isolate('guest@example.com'),
  time: formatCountdown(24, locale),
  date: formatDate(new Date(2026, 10, 21, 12).getTime(), locale),
  documents: 'א',
  terms: 'א',
  privacy: 'א',
  count: 6,
});

for (const locale of ['ar', 'he', 'ar-EG'] as const) {
  describe(`right to left: ${locale}`, () => {
    const speak = async () => {
      const texts = await wholeLocale(locale === 'he' ? 'he' : 'ar');
      return { keys: Object.keys(texts) as MessageKey[], texts, translate: createTranslate(locale, [texts]) };
    };

    it('closes every sentence at its left end', async () => {
      const { keys, translate } = await speak();
      for (const key of keys) {
        const text = translate(key, values(locale));
        if (!/[.؟?…]$/.test(text)) continue;
        const line = layOut(text);
        const stop = line.left(text.length - 1);
        for (let index = 0; index < text.length - 1; index += 1) {
          // Isolates and marks have no width; they stand where their neighbour does.
          if (/[\p{L}\p{N}]/u.test(text[index]!)) expect(line.left(index), `${key}: ${text}`).to.be.at.least(stop);
        }
        line.remove();
      }
    });

    it('keeps a phone number in its own order, brackets and all', async () => {
      const { translate } = await speak();
      const text = translate('codeSentTo', values(locale));
      const line = layOut(text);
      const start = text.indexOf('(');
      const lefts = Array.from('(212) 555-4626', (_, index) => line.left(start + index));
      line.remove();
      expect(lefts).to.deep.equal([...lefts].sort((a, b) => a - b));
    });

    it('keeps a countdown in its own order', async () => {
      const { translate } = await speak();
      const time = formatCountdown(24, locale);
      for (const key of ['resendIn', 'waitFor', 'stillThereDescription'] as const) {
        const text = translate(key, values(locale));
        const line = layOut(text);
        const start = text.indexOf(time);
        const lefts = Array.from(time, (_, index) => line.left(start + index));
        line.remove();
        expect(lefts, key).to.deep.equal([...lefts].sort((a, b) => a - b));
      }
    });

    it('isolates every run of Latin signs that could pull its neighbours along', async () => {
      const { texts } = await speak();
      for (const [key, text] of textsOf(texts)) {
        const open = text.replace(/\u2066[^\u2069]*\u2069/g, '').replace(/\{\w+\}/g, '');
        // One Latin word between letters is safe; two, or one with signs around it, are not.
        expect(open, key).not.to.match(/[A-Za-z][^\p{L}]+[A-Za-z]|[&*@]/u);
        expect((text.match(/\u2066/g) ?? []).length, key).to.equal((text.match(/\u2069/g) ?? []).length);
      }
    });
  });
}
