/** Words that begin with a capital in error messages and name nobody. */
const KNOWN_WORDS = new Set(
  ('a an and another api at bad by can code could for from has http id in internal invalid is it its json no not of on or our '
  + 'otp please punchh server sms something sorry that the there this to too try unable unknown url we wrong you your '
  + 'access account address authorization business captcha client communication conditions country customer denied device '
  + 'email e-mail enter error expired failed forbidden found gateway guest incorrect limit login message missing number order '
  + 'parameter param password phone policy privacy rate refresh region request requests required sent service session sign '
  + 'signature terms token unauthenticated unauthorized unavailable user validation value verification').split(' '),
);

const escapePattern = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** The personal texts in a request's body: everything but the names of the client and of a method. */
export const personalTexts = (body: unknown, key = ''): string[] => {
  if (typeof body === 'object' && body !== null) return Object.entries(body).flatMap(([name, value]) => personalTexts(value, name));
  if (typeof body !== 'string' || /^(client|validation_method)$/.test(key)) return [];
  // A server may repeat one name of several, or only what stands before the `@` or `+`.
  return [body, encodeURIComponent(body), ...body.split(/[\s@+]+/)].filter(({ length }) => length > 1);
};

const isSecretLooking = (word: string): boolean =>
  // A contact, also one that is encoded; a token or a code with letters in it; a key such as `missing_required_param` is neither.
  /@|＠|%\w\w|&#|\(at\)/i.test(word) ||
  (/\d/.test(word) && /\p{L}/u.test(word) && word.length > 5) ||
  (word.length > 23 && !/^[a-z_.:,]+$/.test(word)) ||
  (/^\p{Lu}/u.test(word) && !KNOWN_WORDS.has(word.replace(/[^\p{L}-]/gu, '').toLowerCase()));

/**
 * A server's words without contacts, codes, tokens and names: they end up in events and logs. What the request itself held
 * is taken out, then what looks like one of these; a word too many is lost rather than one too few.
 *
 * @param personal what the request held; see {@link personalTexts}
 */
export const redact = (words: string, personal: readonly string[] = []): string => {
  const held = [...new Set(personal)].sort((one, other) => other.length - one.length).map(escapePattern);
  const rest = held.length
    ? words.replace(new RegExp(`(^|[^\\p{L}\\p{N}])(?:${held.join('|')})(?![\\p{L}\\p{N}])`, 'giu'), '$1…')
    : words;
  return rest
    .split(/(\s+)/)
    .map((word) => (isSecretLooking(word) ? '…' : word))
    .join('')
    // A code, or a number, of any length from three digits on, however it is grouped.
    .replace(/\+?\d(?:[\s().-]{0,3}\d){2,}/g, '…');
};
