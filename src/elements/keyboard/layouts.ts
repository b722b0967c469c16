import { matchLocale } from '../../i18n/match-locale.ts';

/** The kind of text that a field takes: a code, a phone number, an e-mail address, or words. */
export type KeyboardKind = 'code' | 'phone' | 'email' | 'text';

/** The keys that write no sign. `letters`, `numbers` and `latin` change the layout. */
export type Command = 'backspace' | 'shift' | 'space' | 'numbers' | 'letters' | 'latin' | 'enter' | 'hide';

/** The signs of a layout: a sign for each key, row by row. */
type Rows = readonly string[];

const QWERTY: Rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** Latin letters as people of a language have them on their keyboards; the rows of ISO/IEC 9995 without dead keys. */
const LATIN: Readonly<Record<string, Rows>> = {
  de: ['qwertzuiopü', 'asdfghjklöä', 'yxcvbnmß'],
  es: ['qwertyuiop', 'asdfghjklñ', 'zxcvbnmáéíóú'],
  fr: ['azertyuiop', 'qsdfghjklm', 'wxcvbnéèçàù'],
  'pt-BR': ['qwertyuiop', 'asdfghjklç', 'zxcvbnmáãéêó'],
};

/**
 * The letters of languages that are not written in Latin ones, from left to right, as the keys lie. Chinese, Japanese and Korean need an
 * input method, which a page has not.
 */
const OWN: Readonly<Record<string, Rows>> = {
  ar: ['ضصثقفغعهخحجد', 'شسيبلاتنمكط', 'ئءؤرىةوزظذأإآ'],
  he: ['קראטוןםפ', 'שדגכעיחלךף', 'זסבהנמצתץ'],
};

const NUMBERS: Rows = ['1234567890', '-/:;()&@"’', '.,?!\'+_#%*'];
/** The signs that an address may have besides letters and digits (RFC 5322, 3.2.3). */
const EMAIL_NUMBERS: Rows = ['1234567890', '-_.+\'!#$%&', '*/=?^`{|}~'];

/** Which signs a keyboard shows. */
export type Page = 'own' | 'latin' | 'numbers';

/** A key: a sign or several that it writes, or a command. */
export interface Key {
  writes?: string;
  command?: Command;
  /** How many columns of the keyboard it takes, of 20. Default: 2. */
  span?: number;
}

const keysOf = (row: string): Key[] => [...row].map((writes) => ({ writes }));
const command = (name: Command, span = 3): Key => ({ command: name, span });

/** Whether a field of this kind starts with letters that are not Latin: an address has none. */
export const hasOwnLetters = (kind: KeyboardKind, tag: string): boolean => kind === 'text' && matchLocale(tag) in OWN;

const numberPad = (kind: KeyboardKind): Key[][] => [
  ...['123', '456', '789'].map(keysOf),
  [kind === 'phone' ? { writes: '+' } : command('hide'), { writes: '0' }, command('backspace')],
  [...(kind === 'phone' ? [command('hide')] : []), command('enter')],
];

/**
 * Returns the keys of a keyboard, row by row.
 *
 * @param domains e-mail domains with a key of their own, without `@`
 */
export const rowsOf = (kind: KeyboardKind, page: Page, tag: string, domains: readonly string[]): Key[][] => {
  if (kind === 'code' || kind === 'phone') return numberPad(kind);
  const locale = matchLocale(tag);
  const isEmail = kind === 'email';
  const letters = LATIN[locale] ?? QWERTY;
  const latin = isEmail ? plain(letters) : letters;
  const [first, second, third] = page === 'numbers' ? (isEmail ? EMAIL_NUMBERS : NUMBERS) : page === 'own' ? OWN[locale]! : latin;
  const other: Key[] = page === 'numbers'
    ? [command('letters')]
    : [command('numbers'), ...(hasOwnLetters(kind, tag) ? [command(page === 'own' ? 'latin' : 'letters')] : [])];
  return [
    ...(isEmail && domains.length ? [domains.map((domain) => ({ writes: `@${domain}`, span: 4 }))] : []),
    ...(page === 'numbers' ? [] : [keysOf('1234567890')]),
    keysOf(first!),
    keysOf(second!),
    [...(page === 'numbers' || page === 'own' ? [] : [command('shift')]), ...keysOf(third!), command('backspace')],
    [
      ...other,
      ...(isEmail ? [{ writes: '@' }, { writes: '.' }, { writes: '-' }, { writes: '_' }, { writes: '.com' }] : [command('space', 8)]),
      command('hide'),
      command('enter', 4),
    ],
  ];
};

/** The letters that an address may have: without accents. */
const plain = (rows: Rows): Rows => rows.map((row) => row.replace(/[^a-z]/g, ''));
