import { Refusal } from './refusal.ts';

/**
 * Checks `Accept-Language` where a call documents it: the preferred language must be one of the business's.
 * @throws Refusal 400 `invalid_language` with the list in words
 */
export function requireLanguage(header: string | null, languages: readonly string[]): void {
  const preferred = preferredLanguage(header);
  if (preferred === null || preferred === '*') return;
  if (languages.some((language) => language.toLowerCase() === preferred.toLowerCase())) return;
  throw new Refusal(400, 'invalid_language', `Supported locales are ${languages.join(', ')}.`);
}

/** The language with the highest weight in an `Accept-Language` header (RFC 9110, section 12.5.4), or `null`. */
export function preferredLanguage(header: string | null): string | null {
  const ranges = (header ?? '').split(',').map((part) => {
    const [range = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    return { range, weight: weight === undefined ? 1 : Number(weight) };
  });
  const [preferred] = ranges.filter(({ range, weight }) => range && weight > 0).sort((a, b) => b.weight - a.weight);
  return preferred?.range ?? null;
}
