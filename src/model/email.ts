import type { EmailIdentifier } from './identifier.ts';
import { stripInvisible } from './invisible.ts';
import { parseUrl } from './url.ts';

/** Quotes, brackets and the ends of sentences that a copied address has around it. */
const WRAPPING = /[\s"'“”„‘’«»()<>[\],;.:!?、，；。]/;
const withoutWrapping = (text: string): string => {
  let start = 0;
  let end = text.length;
  while (start < end && WRAPPING.test(text.charAt(start))) start += 1;
  while (end > start && WRAPPING.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
};

/** Full-width Latin letters and signs, which East Asian keyboards write (`ｊａｎｅ＠ｅｘａｍｐｌｅ。ｃｏｍ`), as ASCII. */
const toHalfWidth = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/\ufe6b/g, '@')
    .replace(/[\u3002\uff61]/g, '.');

/** Returns the address in a link that writes to it (RFC 6068). */
const withoutMailto = (text: string): string => {
  const address = /^mailto:([^?]*)/i.exec(text)?.[1];
  if (address === undefined) return text;
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
};

/** Something, one `@`, a host with a dot; no space and none of the signs that part addresses (RFC 5322 section 3.4). */
const ADDRESS = /^([^\s@"(),:;<>[\]\\]+)@([^\s@"(),:;<>[\]\\/?#%.]+(?:\.[^\s@"(),:;<>[\]\\/?#%.]+)+)$/;

/**
 * The host in ASCII, the same in every browser (UTS #46, as the URL Standard has it), or `null` where there can be no
 * such host.
 */
const toAsciiHost = (host: string): string | null => {
  // An ASCII address goes out as it was typed.
  if (!/[^\0-\x7f]/.test(host)) return host;
  return parseUrl(`https://${host}`)?.hostname ?? null;
};

/**
 * Reads an e-mail address that was typed, pasted or filled in. Invisible characters, white space around it, quotes, a
 * trailing comma, a name before `<…>` and `mailto:` are taken off; full-width signs become ASCII. The code that must
 * arrive is the real proof, so the check only catches slips.
 *
 * @returns the address, or the key of the message that says what is wrong with it
 */
export const readEmail = (typed: string): EmailIdentifier | 'emailMissing' | 'email_invalid' => {
  const visible = stripInvisible(typed).trim();
  if (!visible) return 'emailMissing';
  const text = toHalfWidth(visible).normalize('NFC');
  const bare = withoutWrapping(withoutMailto(withoutWrapping(/<([^<>]+)>[\s,;.]*$/.exec(text)?.[1] ?? text)));
  const [, local, host] = ADDRESS.exec(bare) ?? [];
  const ascii = host && toAsciiHost(host);
  if (!ascii) return 'email_invalid';
  const email = `${local}@${ascii}`;
  return ascii === host ? { channel: 'email', email } : { channel: 'email', email, written: bare };
};
