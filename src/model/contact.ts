import type { Identifier } from './identifier.ts';

/** Whether two identifiers name the same contact: then a late code still fits its verifier. */
export const sameIdentifier = (a: Identifier, b: Identifier): boolean => toContact(a) === toContact(b);

/** The identifier as one string, as it is sent: the e-mail address, or the E.164 number. */
export const toContact = (identifier: Identifier): string =>
  identifier.channel === 'email' ? identifier.email : identifier.phoneExt + identifier.phoneNumber;

/** The identifier as one string for its owner to read: the e-mail address as it was typed, or the E.164 number. */
export const showContact = (identifier: Identifier): string =>
  identifier.channel === 'email' ? (identifier.written ?? identifier.email) : toContact(identifier);

/**
 * Enough for a guest to recognise their own contact, too little for anybody else: `j•••@e•••.com`, `+1 ••• ••26`.
 * This is what events, logs and a reloaded page show.
 */
export const maskIdentifier = (identifier: Identifier): string => {
  if (identifier.channel === 'sms') return `${identifier.phoneExt} ••• ••${identifier.phoneNumber.slice(-2)}`;
  const email = showContact(identifier);
  const domain = email.slice(email.lastIndexOf('@') + 1);
  const dot = domain.lastIndexOf('.');
  const first = (text: string) => [...text][0] ?? '';
  return `${first(email)}•••@${first(domain)}•••${dot > 0 ? domain.slice(dot) : ''}`;
};
