import type { Message, Messages } from './messages.ts';

const ACCENTED: Readonly<Record<string, string>> = {
  a: 'á', b: 'ƀ', c: 'ç', d: 'ð', e: 'é', f: 'ƒ', g: 'ĝ', h: 'ĥ', i: 'î', j: 'ĵ', k: 'ķ', l: 'ļ', m: 'ɱ', n: 'ñ', o: 'ö',
  p: 'þ', q: 'ʠ', r: 'ŕ', s: 'š', t: 'ţ', u: 'û', v: 'ṽ', w: 'ŵ', x: 'ẋ', y: 'ý', z: 'ž', A: 'Å', B: 'Ɓ', C: 'Ç', D: 'Ð',
  E: 'É', F: 'Ƒ', G: 'Ĝ', H: 'Ĥ', I: 'Î', J: 'Ĵ', K: 'Ķ', L: 'Ļ', M: 'Ṁ', N: 'Ñ', O: 'Ö', P: 'Þ', Q: 'Ǫ', R: 'Ŕ', S: 'Š',
  T: 'Ţ', U: 'Û', V: 'Ṽ', W: 'Ŵ', X: 'Ẋ', Y: 'Ý', Z: 'Ž',
};

/**
 * A text as a language might have it that is long and accented: `Email` → `[Éɱáîļ ~]`. Words without accents are not
 * behind a key; words without their brackets are cut off. Places such as `{time}` stay as they are.
 */
const pseudo = (text: string): string => {
  const accented = text
    .split(/(\{\w+\})/)
    .map((piece, index) => (index % 2 ? piece : [...piece].map((letter) => ACCENTED[letter] ?? letter).join('')))
    .join('');
  return `[${accented}${' ~~~~'.repeat(text.length).slice(0, Math.ceil(text.length * 0.4))}]`;
};

/** The pseudo-locale `en-XA` out of any texts, for tests and for the eye. */
export const pseudoLocale = (messages: Messages): Messages =>
  Object.fromEntries(
    Object.entries(messages).map(([key, message]: [string, Message]) => [
      key,
      typeof message === 'string'
        ? pseudo(message)
        : Object.fromEntries(Object.entries(message).map(([category, text]) => [category, pseudo(text)])),
    ]),
  );
