/** The longest wait, in seconds, that a server can ask for: past it, trying once more tells more than waiting. */
const LONGEST = 3600;
/** A number above this, in seconds, is no wait but a time since the epoch: 9 September 2001. */
const EPOCH = 1e9;

/**
 * One value of the header in seconds from now: seconds, also with decimals, an HTTP date (RFC 9110 section 10.2.3), or, as
 * some servers send it, a time since the epoch in s or ms. `NaN` where it is none of these.
 */
const toSeconds = (value: string, serverNow: number): number => {
  if (/^-?\d+(\.\d+)?$/.test(value)) {
    const number = Number(value);
    return number < EPOCH ? number : (number < EPOCH * 1000 ? number : number / 1000) - serverNow / 1000;
  }
  // Engines take almost anything for a date; an HTTP date names its month.
  return /\b[a-z]{3}\b/i.test(value) ? (Date.parse(value) - serverNow) / 1000 : NaN;
};

/**
 * How long to wait, in whole seconds, by the header `Retry-After`; `null` where it is absent or unreadable. A date is read
 * against the server's own `Date`, since the clock of the device may be wrong. Of several values the longest counts.
 *
 * @param now of the device, in ms since the epoch, for servers that do not show their `Date`
 */
export const readRetryAfter = (headers: Headers, now: number): number | null => {
  const text = headers.get('retry-after')?.slice(0, 200).trim();
  if (!text) return null;
  const date = Date.parse(headers.get('date') ?? '');
  const serverNow = Number.isFinite(date) ? date : now;
  // Several headers arrive as one, joined by commas; an HTTP date has a comma after its day.
  const values = [text, ...text.split(',')].map((value) => toSeconds(value.trim(), serverNow)).filter(Number.isFinite);
  return values.length ? Math.ceil(Math.min(Math.max(0, ...values), LONGEST)) : null;
};
