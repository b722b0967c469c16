import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadDeviceTexts } from '../../src/i18n/load-device-texts.ts';
import { loadInformalTexts } from '../../src/i18n/load-informal-texts.ts';
import { loadLocale } from '../../src/i18n/locale-loader.ts';
import type { Message, MessageKey, Messages } from '../../src/i18n/messages.ts';

const formsOf = (message: Message | undefined): string[] =>
  message === undefined ? [] : typeof message === 'string' ? [message] : Object.values(message);
const entriesOf = (texts: Messages): [string, string][] =>
  Object.entries(texts).flatMap(([key, message]: [string, Message]) => formsOf(message).map((text): [string, string] => [key, text]));
const placesOf = (message: Message | undefined): string[] =>
  [...new Set(formsOf(message).flatMap((text) => text.match(/\{\w+\}/g) ?? []))].sort();

/** A word with no letter beside it; `\b` knows Latin letters alone. */
const word = (...words: string[]): RegExp => new RegExp(`(?<!\\p{L}\\p{M}*)(?:${words.join('|')})(?![\\p{L}\\p{M}])`, 'u');

/** Words that address a guest formally. */
const FORMAL: Readonly<Record<string, RegExp>> = {
  de: word('Sie', 'Ihnen', 'Ihre?[mnrs]?'),
  es: word('usted', 'Ingrese', 'Revise', 'Pruebe', 'Intente', 'Use', 'Acepte', 'Escriba', 'Elija', 'Solicite', 'Inicie', 'su', 'sus'),
  fr: word('vous', 'votre', 'vos', '\\p{L}+ez'),
  ko: /(?:니다|시겠|십시오)/,
  'zh-Hans': /您/,
};
/** The words of a consent are the guest's own; “su” is also somebody else's, and “Sie” the address. */
const OTHER_WORDS = ['consentTerms', 'consentPrivacy', 'consentTermsPrivacy', 'consentAge', 'accountKnown', 'email_invalid'];

describe('the informal words', () => {
  for (const [locale, formal] of Object.entries(FORMAL)) {
    it(`address nobody formally, together with those that both share: ${locale}`, async () => {
      const [texts, informal] = await Promise.all([loadLocale(locale, true), loadInformalTexts(locale)]);
      assert.ok(informal);
      for (const [key, text] of entriesOf({ ...texts, ...informal })) {
        if (!OTHER_WORDS.includes(key)) assert.doesNotMatch(text, formal, key);
      }
    });

    it(`are no others than the formal ones, keep their places, and are not the same: ${locale}`, async () => {
      const [texts, informal] = await Promise.all([loadLocale(locale, true), loadInformalTexts(locale)]);
      for (const key of Object.keys(informal!) as MessageKey[]) {
        assert.ok(texts[key], key);
        assert.deepEqual(placesOf(informal![key]), placesOf(texts[key]), key);
        assert.notDeepEqual(informal![key], texts[key], key);
      }
    });
  }

  it('are found by any tag of a language, and there are none where the language makes no difference', async () => {
    assert.equal(await loadInformalTexts('zh-CN'), await loadInformalTexts('zh-Hans'));
    for (const tag of ['en', 'pt-BR', 'ja', 'ar', 'he', 'it']) assert.equal(await loadInformalTexts(tag), null, tag);
  });
});

/** Forms for men alone, or for both with a slash. Arabic verbal nouns and Hebrew infinitives are for everybody. */
const GENDERED: Readonly<Record<string, RegExp>> = {
  ar: word(
    'أدخل', 'تحقّق', 'حاول', 'استخدم', 'اطلب', 'اختر', 'أنشئ', 'سجّل', 'أكّد', 'أرسل', 'اكتب', 'انتظر', 'املأ', 'اقرأ', 'قل', 'افتح', 'ابحث', 'حدّد',
    'ترغب', 'توافق', 'تفضّل', 'ستحتاج', 'متصل', 'هاتفه',
  ),
  he: new RegExp(`[א-ת]/[א-ת]|${word(
    'אתם', 'אתה', 'מחובר', 'מחוברים', 'מסכים', 'הזינו', 'בדקו', 'נסו', 'השתמשו', 'שלחו', 'היכנסו', 'בקשו', 'הקריאו', 'סמנו', 'בחרו', 'מלאו',
    'אשרו', 'השיבו', 'המתינו', 'הקלידו', 'חפשו', 'פתחו', 'אמרו', 'לכם', 'אליכם', 'שלכם',
  ).source}`, 'u'),
  fr: word('connecté', 'inscrit', 'prête', 'bienvenu'),
  es: word('bienvenido', 'conectado', 'registrado', 'invitado'),
  'pt-BR': word('bem-vindo', 'conectado', 'cadastrado', 'convidado'),
};
/** The guest of a till, of whom the cashier reads: a noun with its grammatical gender. */
const OF_SOMEBODY = ['posSignedIn'];

describe('the words are for everybody', () => {
  for (const [locale, gendered] of Object.entries(GENDERED)) {
    it(locale, async () => {
      const texts = { ...(await loadLocale(locale, true)), ...(await loadDeviceTexts(locale)) };
      for (const [key, text] of entriesOf(texts)) if (!OF_SOMEBODY.includes(key)) assert.doesNotMatch(text, gendered, key);
    });
  }
});
