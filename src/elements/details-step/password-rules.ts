import type { MessageKey } from '../../i18n/messages.ts';

/** What a password must have (PAR Ordering, Customer Sign-Up Flow): `&`, `*`, `:` and `;` are no special characters to it. */
const RULES: readonly (readonly [key: MessageKey, met: (password: string) => boolean])[] = [
  ['passwordLength', (password) => [...password].length >= 8 && [...password].length <= 25],
  ['passwordNumber', (password) => /[0-9]/.test(password)],
  ['passwordUpper', (password) => /[A-Z]/.test(password)],
  ['passwordLower', (password) => /[a-z]/.test(password)],
  ['passwordSpecial', (password) => /[^\p{L}\p{M}\p{N}\s&*:;]/u.test(password)],
];

/** Every rule, and whether the password meets it. */
export const judgePassword = (password: string): { key: MessageKey; met: boolean }[] =>
  RULES.map(([key, met]) => ({ key, met: met(password) }));

export const isGoodPassword = (password: string): boolean => judgePassword(password).every(({ met }) => met);
