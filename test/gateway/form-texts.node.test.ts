import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseLanguage, TEXTS } from '../../src/gateway/form/texts/index.ts';
import { modules } from '../../src/i18n/locale-modules.ts';

/** The gateway imports nothing of the element, so each has its own words. */
describe('the words of the form without scripts', () => {
  it('are in every language of the element', () => {
    assert.deepEqual(Object.keys(TEXTS).sort(), Object.keys(modules).sort());
  });

  for (const [tag, texts] of Object.entries(TEXTS)) {
    it(`are those of the element where both say the same: ${tag}`, async () => {
      const { default: ofElement } = (await import(`../../src/i18n/locales/${tag}.ts`)) as { default: Record<string, unknown> };
      const shared = Object.entries(texts).filter(([key]) => key in ofElement);
      assert.ok(shared.length > 25);
      for (const [key, text] of shared) assert.equal(text, ofElement[key], key);
      for (const [key, text] of Object.entries(texts)) assert.ok(text.trim().length > 0, key);
      assert.equal(texts.codeSentTo.split('{to}').length, 2);
    });
  }

  it('are found by any tag of a language, and are English for one that is not there', () => {
    const tags = ['pt', 'pt-PT', 'zh-TW', 'he-IL', 'EN_us', 'fr;q=0.8', 'tlh, ko;q=0.5', 'tlh', '', '*'];
    assert.deepEqual(tags.map((tag) => chooseLanguage([tag]).tag), ['pt-BR', 'pt-BR', 'zh-Hans', 'he', 'en', 'fr', 'ko', 'en', 'en', 'en']);
    assert.deepEqual(chooseLanguage(['', null, 'ar']).direction, 'rtl');
  });
});
