import { expect } from '@open-wc/testing';
import { pseudoLocale } from '../../src/i18n/pseudo-locale.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import type { MessageKey } from '../../src/i18n/messages.ts';
import { formsOf, placesOf, wholeLocale } from './texts.ts';

describe('the pseudo-locale en-XA', () => {
  it('is accented, in brackets and a good third longer, with every place kept', async () => {
    const english = await wholeLocale('en');
    const pseudo = pseudoLocale(english);
    expect(Object.keys(pseudo)).to.have.members(Object.keys(english));
    for (const key of Object.keys(english) as MessageKey[]) {
      expect(placesOf(pseudo[key]), key).to.deep.equal(placesOf(english[key]));
      formsOf(pseudo[key]).forEach((text, index) => {
        expect(text, key).to.match(/^\[.*\]$/);
        const { length } = formsOf(english[key])[index]!;
        // A word of three letters, in its brackets, grows more.
        expect(text.length / length, key).to.be.within(1.39, length > 3 ? 2.1 : 2.4);
        expect(text.replace(/\{\w+\}/g, ''), key).not.to.match(/[a-z]/i);
      });
    }
  });

  it('works as any layer', async () => {
    const translate = createTranslate('en-XA', [pseudoLocale(await wholeLocale('en'))]);
    expect(translate('resendIn', { time: '0:24' })).to.match(/^\[Ŕéšéñð îñ 0:24 ~+/);
    expect(translate('fieldsMissing', { count: 3 })).to.contain('3 ƒîéļðš');
  });
});
