/** One request of the element, as it was sent, and its answer once there is one. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody: unknown;
  readonly sentAt: number;
  /** `null` while waiting, and where no answer came. */
  status: number | null;
  failed: boolean;
  /** Milliseconds from sending to the answer. */
  took: number | null;
  responseBody: unknown;
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text ? { body: text.replace(/\s+/g, ' ').trim() } : null;
  }
};

/** A `fetch` for the element's `fetcher` property that tells of every request when it is sent and when it is answered. */
export function recordRequests(tell: (exchange: Exchange) => void): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const exchange: Exchange = {
      method: request.method,
      path: new URL(request.url).pathname,
      requestHeaders: Object.fromEntries(request.headers),
      requestBody: parse(await request.clone().text()),
      sentAt: Date.now(),
      status: null,
      failed: false,
      took: null,
      responseBody: null,
    };
    tell(exchange);
    const start = performance.now();
    try {
      const response = await fetch(request);
      exchange.status = response.status;
      exchange.responseBody = parse(await response.clone().text().catch(() => ''));
      return response;
    } catch (error) {
      exchange.failed = true;
      throw error;
    } finally {
      exchange.took = Math.round(performance.now() - start);
      tell(exchange);
    }
  };
}
