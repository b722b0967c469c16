/** How a code reaches the guest. */
export type Channel = 'email' | 'sms';

export const CHANNELS: readonly Channel[] = ['email', 'sms'];

/** How the element came by a contact. */
interface Origin {
  /** It is that of an earlier visit, and was not typed: it is never shown whole. */
  known?: boolean;
}

/** An e-mail address exactly as it goes over the wire. */
export interface EmailIdentifier extends Origin {
  channel: 'email';
  /** An internationalised domain is in its ASCII form (`xn--…`; RFC 5890, A-label). */
  email: string;
  /** The address as the guest wrote it, where its domain had another form: for reading, never sent. */
  written?: string | undefined;
}

/** A phone number exactly as it goes over the wire: no trunk 0 (PAR Punchh, Send OTP). */
export interface PhoneIdentifier extends Origin {
  channel: 'sms';
  /** The calling code, `+1`. */
  phoneExt: string;
  /** The national digits, `2125554626`. With `phoneExt` before them they are the E.164 number. */
  phoneNumber: string;
}

/** Whom a code is sent to. */
export type Identifier = EmailIdentifier | PhoneIdentifier;
