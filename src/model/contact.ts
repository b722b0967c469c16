import type { Identifier } from './identifier.ts';

/** Whether two identifiers name the same contact: then a late code still fits its verifier. */
export const sameIdentifier = (a: Identifier, b: Identifier): boolean => toContact(a) === toContact(b);

/** The identifier as one string: the e-mail address, or the E.164 number. */
export const toContact = (identifier: Identifier): string =>
  identifier.channel === 'email' ? identifier.email : identifier.phoneExt + identifier.phoneNumber;

/**
 * Enough for a guest to recognise their own contact, too little for anybody else: `j•••@e•••.com`, `+1 ••• ••26`.
 * This is what events, logs and a reloaded page show.
 */
export const maskIdentifier = (identifier: Identifier): string => {
  if (identifier.channel === 'sms') return `${identifier.phoneExt} ••• ••${identifier.phoneNumber.slice(-2)}`;
  const at = identifier.email.lastIndexOf('@');
  const domain = identifier.email.slice(at + 1);
  const dot = domain.lastIndexOf('.');
  const first = (text: string) => [...text][0] ?? '';
  return `${first(identifier.email)}•••@${first(domain)}•••${dot > 0 ? domain.slice(dot) : ''}`;
};

/**
 * Whether a text can be an e-mail address: something, one `@`, a dotted host, no space. The code that must arrive is
 * the real proof, so this only catches slips.
 */
export const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text);
