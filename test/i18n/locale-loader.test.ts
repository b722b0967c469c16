import { expect } from '@open-wc/testing';
import { isEnglish, loadLocale } from '../../src/i18n/locale-loader.ts';
import { formatLocale } from '../../src/i18n/format.ts';
import keys from '../../src/i18n/message-keys.ts';
import { named } from '../../src/i18n/named.ts';
import { directionOf, LOCALES, matchLocale, type SupportedLocale } from '../../src/i18n/match-locale.ts';
import type { LocaleModule } from '../../src/i18n/messages.ts';
import { wholeLocale } from './texts.ts';

describe('matchLocale', () => {
  const expected: Record<string, SupportedLocale> = {
    en: 'en', 'en-GB': 'en', es: 'es', 'es-MX': 'es', 'es-419': 'es', fr: 'fr', 'fr-CA': 'fr', pt: 'pt-BR',
    'pt-PT': 'pt-BR', pt_br: 'pt-BR', 'de-AT': 'de', zh: 'zh-Hans', 'zh-CN': 'zh-Hans', 'zh-Hant-TW': 'zh-Hans',
    'ja-JP': 'ja', 'ko-KR': 'ko', 'ar-EG': 'ar', iw: 'he', 'iw-IL': 'he', 'he-IL': 'he', it: 'en', '': 'en',
    'x-private': 'en', est: 'en', '<script>': 'en',
  };
  for (const [tag, locale] of Object.entries(expected)) {
    it(`"${tag}" reads ${locale}`, () => expect(matchLocale(tag)).to.equal(locale));
  }

  it('writes Arabic and Hebrew from the right, everything else from the left', () => {
    expect(LOCALES.filter((locale) => directionOf(locale) === 'rtl')).to.deep.equal(['ar', 'he']);
    expect(directionOf('iw-IL')).to.equal('rtl');
    expect(directionOf('fa')).to.equal('ltr'); // its texts are English
  });
});

describe('formatLocale', () => {
  it('keeps the region where the texts ship, and never stops Intl', () => {
    expect(formatLocale('en-GB')).to.equal('en-GB');
    expect(formatLocale('ar_eg')).to.equal('ar-EG');
    expect(formatLocale('it-IT')).to.equal('en');
    for (const tag of ['', 'en-', 'de-x', 'fr--CA', 'es-!', 'zh-CN-CN', '*']) {
      expect(() => new Intl.NumberFormat(formatLocale(tag)), tag).not.to.throw();
    }
  });
});

describe('loadLocale', () => {
  it('brings the words of the language nearest to the tag', async () => {
    expect((await loadLocale('fr-CA')).change).to.equal('Modifier');
    expect((await loadLocale('zh-CN')).change).to.equal('更改');
    expect(isEnglish(await loadLocale('it'))).to.be.true;
    expect(isEnglish(await loadLocale('de'))).to.be.false;
  });

  it('brings the words that few guests meet only when asked', async () => {
    for (const locale of LOCALES) {
      expect(await loadLocale(locale), locale).to.have.property('codeHeading');
      expect(await loadLocale(locale), locale).not.to.have.property('passwordHeading');
      expect(await wholeLocale(locale), locale).to.include.keys('heading', 'codeHeading', 'passwordHeading');
    }
  });

  it('gives the same object again, so that nothing is drawn anew', async () => {
    expect(await loadLocale('de-AT')).to.equal(await loadLocale('de'));
  });

  type Load = () => Promise<LocaleModule>;
  const from = (load: Load) =>
    Object.fromEntries(LOCALES.map((locale) => [locale, load])) as Record<SupportedLocale, Load>;

  it('is English when the file does not come, and says which', async () => {
    const broken = from(() => Promise.reject(new TypeError('Failed to fetch dynamically imported module')));
    const texts = await loadLocale('ar', false, broken);
    expect(texts.heading).to.equal('Sign in or join');
    expect(isEnglish(texts)).to.be.true;
    expect(isEnglish(await loadLocale('ar', true, broken))).to.be.true;
  });

  it('keeps what is there of English when the rest does not come', async () => {
    const core = await import('../../src/i18n/locales/en.core.ts');
    const half = from(() => Promise.resolve({ default: core.default, more: () => Promise.reject(new TypeError()) }));
    expect(await loadLocale('en', true, half)).to.equal(core.default);
  });

  it('is all of English where another language does not come, and all of it is wanted', async () => {
    const core = await import('../../src/i18n/locales/en.core.ts');
    const files = { ...from(() => Promise.reject(new TypeError())), en: () => Promise.resolve(core) };
    expect(await loadLocale('de', true, files)).to.include.keys('codeHeading', 'passwordHeading');
  });

  it('tries again after a failure', async () => {
    let tries = 0;
    const german = await import('../../src/i18n/locales/de.ts');
    const flaky = {
      ...from(() => Promise.reject(new TypeError())),
      de: () => (++tries === 1 ? Promise.reject(new TypeError()) : Promise.resolve(german)),
    };
    expect(isEnglish(await loadLocale('de', false, flaky))).to.be.true;
    expect(isEnglish(await loadLocale('de', false, flaky))).to.be.false;
  });
});

describe('named', () => {
  it('gives a locale that was packed its keys back', async () => {
    for (const locale of LOCALES) {
      const texts = await loadLocale(locale, true);
      expect(named(keys.map((key) => texts[key]!)), locale).to.deep.equal(texts);
    }
  });
});
