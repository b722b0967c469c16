/** The studio's names for the parts of a brand file. The first pattern that fits a path counts. */
const LABELS: readonly (readonly [RegExp, string])[] = [
  [/^$/, 'The file'],
  [/^name$/, 'Name of the brand'],
  [/^server$/, 'Server'],
  [/^client$/, 'Client id'],
  [/^backend$/, 'Where accounts are kept'],
  [/^channels/, 'How guests get their code'],
  [/^countries/, 'Countries'],
  [/^code\.length/, 'Digits of the code'],
  [/^code\.resendAfter/, 'Another code after'],
  [/^code\.expiresAfter/, 'A code works for'],
  [/^code/, 'Code'],
  [/^consents\.\d+\.url/, 'Address of a consent’s document'],
  [/^consents\.\d+\.label/, 'Words of a consent'],
  [/^consents\.\d+\.id/, 'Name of a consent in your records'],
  [/^consents/, 'Consents'],
  [/^theme\.logo/, 'Logo'],
  [/^theme\.preset/, 'Style'],
  [/^theme\.tokens\.color-primary/, 'Brand colour'],
  [/^theme\.tokens\.color-on-primary/, 'Words on the button'],
  [/^theme\.tokens\.color-surface/, 'Card'],
  [/^theme\.tokens\.color-text/, 'Text'],
  [/^theme\.tokens\.color-muted/, 'Small print'],
  [/^theme\.tokens\.color-border/, 'Lines'],
  [/^theme\.tokens\.color-danger/, 'Errors'],
  [/^theme\.tokens\.color-success/, 'Right code'],
  [/^theme\.tokens\.color-focus/, 'Focus ring'],
  [/^theme\.tokens\.radius/, 'Corners'],
  [/^theme\.tokens\.font-family/, 'Font'],
  [/^theme\.tokens\.font-size/, 'Size of the text'],
  [/^theme\.tokens\.(space|control-height)/, 'Spacing'],
  [/^theme\.tokens\.shadow/, 'Shadow'],
  [/^theme\.tokens\.max-width/, 'Width'],
  [/^theme/, 'Look'],
  [/^copy/, 'Words'],
  [/^methods/, 'Ways in'],
  [/^password/, 'Passwords'],
  [/^register/, 'How guests are addressed'],
  [/^help/, 'Page where guests get help'],
  [/^sms/, 'About your text messages'],
  [/^menu\.application/, 'Application'],
  [/^menu/, 'PAR Ordering'],
  [/^kiosk\.idleAfter/, 'A kiosk starts over after'],
  [/^kiosk\.deviceIdPerGuest/, 'Each guest counts as a device of their own'],
  [/^kiosk\.domains/, 'Keys for email domains'],
  [/^kiosk\.keyRepeat/, 'Backspace repeats while it is held'],
  [/^kiosk\.sameKeyAfter/, 'The same key counts again after'],
  [/^kiosk\.documents\.terms/, 'Terms of service on a kiosk'],
  [/^kiosk\.documents\.privacy/, 'Privacy policy on a kiosk'],
  [/^kiosk/, 'Kiosks and tills'],
  [/^paths/, 'Paths of the server’s calls'],
];

/** The part of the studio where a part of the brand file is edited. */
const STEPS: readonly (readonly [RegExp, Step])[] = [
  [/^(name|theme\.logo|theme\.tokens\.color-primary)/, 'brand'],
  [/^theme/, 'look'],
  [/^consents/, 'consents'],
  [/^(copy|register)/, 'words'],
];

export type Step = 'brand' | 'look' | 'sign-in' | 'consents' | 'words' | 'try' | 'hand-over';

export const STEP_NAMES: Readonly<Record<Step, string>> = {
  brand: 'Brand', look: 'Look', 'sign-in': 'Sign-in', consents: 'Consents', words: 'Words', try: 'Try it', 'hand-over': 'Hand over',
};

const find = <T>(table: readonly (readonly [RegExp, T])[], path: string, fallback: T): T =>
  table.find(([pattern]) => pattern.test(path))?.[1] ?? fallback;

export const labelOf = (path: string): string => find(LABELS, path, 'A setting that this version does not know');
export const stepOf = (path: string): Step => find(STEPS, path, 'sign-in');

/** Reasons of the element's parser and of its schema (valibot's own messages), in words for an admin. */
const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/^is that of an earlier consent$/, 'is used twice. Give one of the two another name'],
  [/^must be an http or https URL$/, 'must be an address that begins with https://'],
  [/^must be an http or https URL, or .*$/, 'must be a picture, or an address that begins with https://'],
  [/^Invalid length: Expected >=.*$/, 'is empty'],
  [/^Invalid length: Expected <=(\d+).*$/, 'is too long: at most $1'],
  [/^Invalid value: Expected >=(\S+).*$/, 'must be at least $1'],
  [/^Invalid value: Expected <=(\S+).*$/, 'must be at most $1'],
  [/^Invalid integer.*$/, 'must be a whole number'],
  [/^Invalid type: Expected number.*$/, 'must be a number'],
  [/^Invalid type: Expected string.*$/, 'must be a text'],
  [/^Invalid type: Expected boolean.*$/, 'must be yes or no'],
  [/^Invalid format.*$/, 'has signs in it that are not allowed there'],
  [/^(Invalid type|must be an object).*$/, 'is none of the choices there are'],
];

/** A reason of the element's, in plain words and without the names of keys. */
export const plainReason = (reason: string): string => {
  const [pattern, words] = PLAIN.find(([known]) => known.test(reason)) ?? [];
  return pattern ? reason.replace(pattern, words!) : reason;
};
