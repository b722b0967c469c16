import { LOCALES } from '../locales.ts';
import { isPlaceholder } from './connection.ts';
import type { Check, Fault } from './fault.ts';

const placesIn = (text: string): string[] => text.match(/\{\w+\}/g) ?? [];
const languageName = (tag: string): string => LOCALES.find(([other]) => other === tag)?.[1] ?? tag;
const count = (number: number): string => (number === 1 ? 'One text' : `${number} texts`);

export const wordControl = (locale: string, key: string): string => `word-${locale}-${key}`;

/** Texts whose blanks were lost or made up: the element fills `{to}` and the like in. */
const checkPlaces = (locale: string, own: Readonly<Record<string, string>>, texts: Readonly<Record<string, string>>): Fault[] =>
  Object.entries(own).flatMap(([key, text]) => {
    const standard = texts[key];
    if (!standard) return [];
    const lost = placesIn(standard).filter((place) => !text.includes(place));
    const strange = placesIn(text).filter((place) => !standard.includes(place));
    const fault = (title: string, reason: string): Fault =>
      ({ blocks: true, step: 'words', control: wordControl(locale, key), title, reason });
    return [
      ...(lost.length ? [fault(`“${text.slice(0, 40)}” lacks ${lost.join(' and ')}`, 'The sign-in puts something important there. Put it back into the sentence.')] : []),
      ...(strange.length ? [fault(`“${text.slice(0, 40)}” has ${strange.join(' and ')}`, 'Nothing is ever put there, so guests would read it as it stands.')] : []),
      ...(isPlaceholder(text) ? [fault(`“${text.slice(0, 40)}” stands for other words`, 'Replace it with what guests should read.')] : []),
    ];
  });

/** Keys that the brand words itself in one language and not, or not in other words, in another. */
const checkTranslations = (copy: Readonly<Record<string, Readonly<Record<string, string>>>>): Fault[] => {
  const locales = Object.keys(copy).filter((locale) => Object.keys(copy[locale]!).length > 0);
  const [only] = locales;
  if (locales.length === 1 && only) {
    const own = Object.keys(copy[only]!).length;
    return [{
      blocks: false,
      step: 'words',
      control: 'words-language',
      title: `${count(own)} of yours ${own === 1 ? 'is' : 'are'} in ${languageName(only)} only`,
      reason: 'Guests who read another language see our words instead. Choose a language to translate yours.',
    }];
  }
  const keys = [...new Set(locales.flatMap((locale) => Object.keys(copy[locale]!)))];
  return locales.flatMap((locale): Fault[] => {
    const missing = keys.filter((key) => !copy[locale]![key]
      || locales.some((other) => other < locale && copy[other]![key] === copy[locale]![key] && copy[locale]![key]!.length > 12));
    return missing.length ? [{
      blocks: false,
      step: 'words',
      control: wordControl(locale, missing[0]!),
      title: `${count(missing.length)} of yours ${missing.length === 1 ? 'is' : 'are'} not translated: ${languageName(locale)}`,
      reason: 'Guests who read this language see our words instead of yours.',
    }] : [];
  });
};

export const checkWords: Check = ({ brand: { copy = {} }, texts }) => [
  ...Object.entries(copy).flatMap(([locale, own]) => checkPlaces(locale, own, texts)),
  ...checkTranslations(copy),
];
