import type { Message } from './inbox.ts';

export interface CodeMessage {
  readonly brandName: string;
  readonly code: string;
  /** Seconds the code lives. */
  readonly lifetime: number;
  /** Host of the page that asked, where it is known. */
  readonly host: string | null;
}

const minutes = (seconds: number): string => {
  const count = Math.max(1, Math.round(seconds / 60));
  return count === 1 ? '1 minute' : `${count} minutes`;
};

/** A one-time code as a mail. */
export const codeMail = ({ brandName, code, lifetime }: CodeMessage): Pick<Message, 'subject' | 'text'> => ({
  subject: `${code} is your ${brandName} code`,
  text: [
    'Hello,',
    `Your one-time code is ${code}. Enter it where you started to sign in; it is valid for ${minutes(lifetime)}.`,
    'If you did not ask for a code, you can ignore this message: nobody can sign in without it.',
    brandName,
  ].join('\n\n'),
});

/** A one-time code as an SMS. The last line binds it to the page's host (WICG, "Origin-bound one-time codes"). */
export const codeSms = ({ brandName, code, lifetime, host }: CodeMessage): Pick<Message, 'text'> => ({
  text: `${code} is your ${brandName} code, valid for ${minutes(lifetime)}. Don't share it with anyone.` +
    (host ? `\n\n@${host} #${code}` : ''),
});

/** The mail behind "forgot password". */
export const passwordMail = (brandName: string, link: string, lifetime: number): Pick<Message, 'subject' | 'text'> => ({
  subject: `Set a new ${brandName} password`,
  text: [
    'Hello,',
    `Somebody asked for a new password for this address. This link lets you choose one; it is valid for ${minutes(lifetime)}:`,
    link,
    'If it was not you, you can ignore this message: your password stays as it is.',
    brandName,
  ].join('\n\n'),
});
