import { expect } from '@open-wc/testing';
import { LOCALES } from '../../src/i18n/match-locale.ts';
import type { MessageKey } from '../../src/i18n/messages.ts';
import { formsOf, placesOf, textsOf, wholeLocale } from './texts.ts';

/** Words that two languages share. */
const SHARED = new Set(['de optional']);

for (const locale of LOCALES) {
  describe(`the texts in ${locale}`, () => {
    it('have every key of English and no other', async () => {
      const [english, own] = await Promise.all([wholeLocale('en'), wholeLocale(locale)]);
      expect(Object.keys(own)).to.have.members(Object.keys(english));
    });

    it('keep every place that is filled in', async () => {
      const [english, own] = await Promise.all([wholeLocale('en'), wholeLocale(locale)]);
      for (const key of Object.keys(english) as MessageKey[]) {
        expect(placesOf(own[key]), key).to.deep.equal(placesOf(english[key]));
      }
    });

    it('have the plural form of every number a guest can meet', async () => {
      const rules = new Intl.PluralRules(locale);
      const categories = new Set(Array.from({ length: 101 }, (_, count) => rules.select(count)));
      for (const [key, message] of Object.entries(await wholeLocale(locale))) {
        if (typeof message === 'string') continue;
        expect(message, key).to.include.keys([...categories]);
      }
    });

    it('are calm: something in every place, no exclamation mark, no status number', async () => {
      for (const [key, text] of textsOf(await wholeLocale(locale))) {
        expect(text, key).to.match(/^\S(.*\S)?$/);
        expect(text, key).not.to.match(/[!！¡]/);
        expect(text, key).not.to.match(/\b[1-5]\d\d\b/);
      }
    });

    it('stop a sentence where English does', async () => {
      const [english, own] = await Promise.all([wholeLocale('en'), wholeLocale(locale)]);
      for (const [key, text] of textsOf(english)) {
        for (const form of formsOf(own[key as MessageKey])) {
          const asExample = /[:：]\s*name@example\.com$/.test(form);
          const closed = /[.。？?؟]$/.test(form) || asExample;
          if (/[.?]$/.test(text)) expect(closed, `${key}: ${form}`).to.be.true;
        }
      }
    });

    if (locale !== 'en') {
      it('are translated', async () => {
        const [english, own] = await Promise.all([wholeLocale('en'), wholeLocale(locale)]);
        const same = (Object.keys(english) as MessageKey[]).filter(
          (key) => JSON.stringify(own[key]) === JSON.stringify(english[key]) && !SHARED.has(`${locale} ${key}`));
        expect(same).to.deep.equal([]);
      });
    }
  });
}
