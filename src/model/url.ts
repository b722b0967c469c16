/** A URL, or `null` where the text is none; `URL.parse` came to Safari only with version 18. */
export const parseUrl = (text: string, base?: string): URL | null => {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
};

export const isHttp = (url: URL | null): url is URL => /^https?:$/.test(url?.protocol ?? '');

/**
 * The page's own URL, or the origin alone where that is none (`about:srcdoc`, a worker of a `blob:`); `undefined` in Node.
 * Never `document.baseURI`: markup can set it (`<base>`, or an element named `baseURI`), and contacts and tokens would go
 * to where the markup points. `location` and `origin` cannot be shadowed by named elements (HTML, Named access on Window).
 */
export const pageUrl = (): string | undefined =>
  [globalThis.location?.href, globalThis.origin].find((text) => isHttp(parseUrl(text)));

/** The page's own origin; `undefined` in Node. */
export const pageOrigin = (): string | undefined => parseUrl(pageUrl() ?? '')?.origin;

/** Whether a text can be the URL of a server or a document, relative ones included. */
export const isHttpUrl = (text: string): boolean => isHttp(parseUrl(text, pageUrl()));

/**
 * The base URL of a server as an absolute one, without a slash at its end; `''` where the text is none. A relative one is
 * a path of the page's own origin, so that the same text names the same server on every page.
 */
export const absoluteServer = (text: string): string => {
  const url = text ? parseUrl(text, pageOrigin()) : null;
  let href = isHttp(url) ? url.href : '';
  // Not `/\/+$/`, which takes quadratic time.
  while (href.endsWith('/')) href = href.slice(0, -1);
  return href;
};
