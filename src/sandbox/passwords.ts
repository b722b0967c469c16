import type { Account } from './accounts.ts';
import type { BusinessSettings, PasswordPolicy } from './business.ts';
import { optionalString, requireString, type JsonObject } from './call.ts';
import { Refusal } from './refusal.ts';

const POLICIES: Readonly<Record<PasswordPolicy, { accepts: (password: string) => boolean; message: string }>> = {
  strong: {
    accepts: (password) =>
      [...password].length >= 8 && /\p{L}/u.test(password) && /\d/.test(password) && !/\s/.test(password) &&
      /[^\p{L}\d\s]/u.test(password),
    message: 'Password must be at least 8 characters long and contain a letter, a number and a symbol, without spaces.',
  },
  moderate: {
    accepts: (password) => [...password].length >= 8,
    message: 'Password must be at least 8 characters long.',
  },
  weak: {
    accepts: (password) => [...password].length >= 6,
    message: 'Password must be at least 6 characters long.',
  },
};

/**
 * The password that a body chooses, given twice, as the business's policy wants it and unlike the account's last ones.
 * @throws Refusal 400 where it is missing, 422 `password_confirmation` or `password`
 */
export function requireNewPassword(
  body: JsonObject,
  { password: field, confirmation }: { password: string; confirmation: string },
  { passwordPolicy, passwordHistory }: BusinessSettings,
  account: Account | null,
): string {
  const password = requireString(body, field);
  const repeated = optionalString(body, confirmation);
  if (repeated !== password) {
    throw new Refusal(422, 'password_confirmation', 'Password confirmation doesn\'t match Password');
  }
  const { accepts, message } = POLICIES[passwordPolicy];
  if (!accepts(password)) throw new Refusal(422, 'password', message);
  if (account?.passwords.slice(0, passwordHistory).includes(password)) {
    throw new Refusal(422, 'password', `Password must not be one of the last ${passwordHistory} passwords.`);
  }
  return password;
}
