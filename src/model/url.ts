/** A URL, or `null` where the text is none; `URL.parse` came to Safari only with version 18. */
export const parseUrl = (text: string, base?: string): URL | null => {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
};

/** What a relative URL is relative to: only pages and workers know. */
export const baseUrl = (): string | undefined => globalThis.document?.baseURI ?? globalThis.location?.href;

export const isHttp = (url: URL | null): url is URL => /^https?:$/.test(url?.protocol ?? '');

/** Whether a text can be the URL of a server or a document, relative ones included. */
export const isHttpUrl = (text: string): boolean => isHttp(parseUrl(text, baseUrl()));
