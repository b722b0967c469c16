import type { MessageKey } from '../../i18n/messages.ts';
import type { PasswordSettings } from '../../model/brand.ts';

interface Requirement {
  key: MessageKey;
  /** Fills `{count}` in the text. */
  count?: number;
  isMet: (password: string) => boolean;
}

/** The rules for new passwords. */
export interface PasswordRules {
  requirements: readonly Requirement[];
  /** The same for password managers, in the attribute `passwordrules`, so that what they suggest is accepted (Apple, Password Rules). */
  generator: string;
}

/** PAR Ordering, Customer Sign-Up Flow: `&`, `*`, `:` and `;` are no special characters there. */
export const MENU_RULES: PasswordRules = {
  requirements: [
    { key: 'passwordLength', isMet: (password) => [...password].length >= 8 && [...password].length <= 25 },
    { key: 'passwordNumber', isMet: (password) => /[0-9]/.test(password) },
    { key: 'passwordUpper', isMet: (password) => /[A-Z]/.test(password) },
    { key: 'passwordLower', isMet: (password) => /[a-z]/.test(password) },
    { key: 'passwordSpecial', isMet: (password) => /[^\p{L}\p{M}\p{N}\s&*:;]/u.test(password) },
  ],
  generator: 'minlength: 8; maxlength: 25; required: digit; required: upper; required: lower; required: [-!#$%+=?@^_~]; allowed: [-!#$%+=?@^_~];',
};

const atLeast = (count: number): Requirement => ({ key: 'passwordMinimum', count, isMet: (password) => [...password].length >= count });

/** The policies that a business can choose (PAR Punchh, Guest Identity Service). */
const POLICIES: Readonly<Record<NonNullable<PasswordSettings['policy']>, PasswordRules>> = {
  strong: {
    requirements: [
      atLeast(8),
      { key: 'passwordLetter', isMet: (password) => /\p{L}/u.test(password) },
      { key: 'passwordNumber', isMet: (password) => /\d/.test(password) },
      { key: 'passwordSymbol', isMet: (password) => /[^\p{L}\d\s]/u.test(password) },
      { key: 'passwordNoSpaces', isMet: (password) => password !== '' && !/\s/.test(password) },
    ],
    generator: 'minlength: 8; required: lower, upper; required: digit; required: [-!#$%&*+.=?@^_~];',
  },
  moderate: { requirements: [atLeast(8)], generator: 'minlength: 8;' },
  weak: { requirements: [atLeast(6)], generator: 'minlength: 6;' },
};

/** The rules of a business's policy; `undefined` where it is not known: then the server says what is missing. */
export const policyRules = (policy: PasswordSettings['policy']): PasswordRules | undefined => policy && POLICIES[policy];

/** Whether a password meets every rule. */
export const meetsRules = (password: string, { requirements }: PasswordRules): boolean =>
  requirements.every(({ isMet }) => isMet(password));
