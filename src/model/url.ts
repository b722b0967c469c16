/** A URL, or `null` where the text is none; `URL.parse` came to Safari only with version 18. */
export const parseUrl = (text: string, base?: string): URL | null => {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
};
