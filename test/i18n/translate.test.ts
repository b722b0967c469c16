import { expect } from '@open-wc/testing';
import { brandLayers } from '../../src/i18n/brand-layers.ts';
import { consentWords } from '../../src/i18n/consent-words.ts';
import core from '../../src/i18n/locales/en.core.ts';
import { loadLocale } from '../../src/i18n/locale-loader.ts';
import { splitMessage } from '../../src/i18n/split-message.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import type { Messages } from '../../src/i18n/messages.ts';

describe('translate', () => {
  it('fills the places in, and leaves those it has nothing for', async () => {
    const translate = createTranslate('en', [await loadLocale('en')]);
    expect(translate('codeSentTo', { to: 'a@b.example' })).to.equal('We sent a code to a@b.example.');
    expect(translate('consentTerms')).to.equal('I agree to the {terms}');
  });

  it('does not fill in what a value itself spells', async () => {
    const translate = createTranslate('en', [await loadLocale('en')]);
    expect(translate('consentGiven', { date: '{documents}', documents: 'x' })).to.equal(
      'You agreed on {documents} to the x.');
    expect(translate('signedInAs', { who: '$& $1' })).to.equal('Signed in as $& $1');
  });

  it('counts as the language does', async () => {
    const english = createTranslate('en', [await loadLocale('en', true)]);
    expect(english('fieldsMissing', { count: 1 })).to.equal('One field needs your attention.');
    expect(english('fieldsMissing', { count: 2 })).to.equal('2 fields need your attention.');
    const arabic = createTranslate('ar', [await loadLocale('ar', true)]);
    const said = [1, 2, 3, 11, 100].map((count) => arabic('fieldsMissing', { count }));
    expect(new Set(said).size).to.equal(5);
    expect(said[1]).to.match(/^حقلان/);
  });

  it('writes numbers in the digits of the locale', async () => {
    const translate = createTranslate('ar-EG', [await loadLocale('ar')]);
    expect(translate('codeMissing', { count: 6 })).to.contain('٦');
  });

  it('takes the first layer that has the key', () => {
    const brand: Messages = { heading: 'Hola' };
    const locale: Messages = { heading: 'Inicie sesión', email: 'Correo' };
    const translate = createTranslate('es', [brand, undefined, locale]);
    expect(translate('heading')).to.equal('Hola');
    expect(translate('email')).to.equal('Correo');
  });

  it('falls back to English for a missing key and says so', () => {
    const missing: string[] = [];
    const translate = createTranslate('es', [{ heading: 'Hola' }], (key, locale) => missing.push(`${locale} ${key}`));
    expect(translate('heading')).to.equal('Hola');
    expect(missing).to.deep.equal([]);
    expect(translate('phone')).to.equal('Mobile number');
    expect(missing).to.deep.equal(['es phone']);
  });

  it('does not call English missing where English is asked for', () => {
    const missing: string[] = [];
    const translate = createTranslate('en-GB', [undefined], (key) => missing.push(key));
    expect(translate('heading')).to.equal('Sign in or join');
    translate('passwordHeading');
    expect(missing).to.deep.equal(['passwordHeading']);
  });

  it('has a sentence even for an error whose words have not been loaded', async () => {
    const { account_locked: _, ...half } = await loadLocale('es', true);
    expect(createTranslate('es', [half])('account_locked')).to.equal(half.unknown);
    expect(createTranslate('en', [])('account_locked')).to.equal('Something went wrong. Please try again.');
    const whole = createTranslate('en', [await loadLocale('en', true)]);
    expect(whole('account_locked')).to.contain('locked');
  });
});

describe('brandLayers', () => {
  const copy = {
    'pt-PT': { heading: 'PT' },
    pt: { heading: 'p' },
    'pt-br': { heading: 'BR' },
    en: { heading: 'e' },
    it: { heading: 'i' },
  };
  const headings = (tag: string) => brandLayers(copy, tag).map((layer) => layer.heading);

  it('puts the exact locale before its language', () => {
    expect(headings('pt-PT')).to.deep.equal(['PT', 'p', 'BR']);
    expect(headings('pt_BR')).to.deep.equal(['BR', 'p']);
    expect(headings('en-GB')).to.deep.equal(['e']);
  });

  it('lets a brand speak a language that does not ship, over its English', () => {
    expect(headings('it-CH')).to.deep.equal(['i', 'e']);
  });

  it('has nothing to say where the brand has not', () => {
    expect(headings('ja')).to.deep.equal([]);
    expect(headings('constructor')).to.deep.equal(['e']);
    expect(brandLayers(undefined, 'en')).to.deep.equal([]);
  });
});

describe('splitMessage', () => {
  it('gives the element the places for its links', () => {
    expect(splitMessage('I agree to the {terms} and the {privacy}.')).to.deep.equal([
      'I agree to the ', { slot: 'terms' }, ' and the ', { slot: 'privacy' }, '.']);
    expect(splitMessage('{marketing-sms}.')).to.deep.equal([{ slot: 'marketing-sms' }, '.']);
    expect(splitMessage('{terms}に同意します')).to.deep.equal([{ slot: 'terms' }, 'に同意します']);
  });

  it('leaves markup the text it is', () => {
    expect(splitMessage('<b>no</b> { brace }')).to.deep.equal(['<b>no</b> { brace }']);
  });
});

describe('consentWords', () => {
  it('are those of English', () => {
    expect(core).to.include(consentWords);
    expect(Object.keys(consentWords)).to.deep.equal(Object.keys(core).filter((key) => /^consent(?:Terms$|Privacy|Marketing)/.test(key)));
  });
});
