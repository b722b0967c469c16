/** How a code reaches the guest. */
export type Channel = 'email' | 'sms';

export const CHANNELS: readonly Channel[] = ['email', 'sms'];

/**
 * Whom a code is sent to, exactly as it goes over the wire. `phoneExt` + `phoneNumber` make the E.164 number:
 * `+1` and `2125554626`, no trunk 0 (PAR Punchh, Send OTP).
 */
export type Identifier =
  | { channel: 'email'; email: string }
  | { channel: 'sms'; phoneExt: string; phoneNumber: string };
