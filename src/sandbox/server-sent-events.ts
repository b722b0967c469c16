interface Feed<T> {
  subscribe(listener: (entry?: T) => void): () => void;
}

/**
 * A response of server-sent events (HTML Standard, section 9.2): an event of this type for each entry, those that exist
 * first, and `clear` when all are removed. It ends when the reader cancels.
 */
export function eventStream<T>(type: string, entries: readonly T[], feed: Feed<T>): Response {
  const encoder = new TextEncoder();
  let stop = (): void => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (event: string, data: unknown): void =>
        controller.enqueue(encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`));
      // A first byte at once, so that the reader knows it is connected.
      controller.enqueue(encoder.encode(':\n\n'));
      for (const entry of entries) send(type, entry);
      stop = feed.subscribe((entry) => send(entry === undefined ? 'clear' : type, entry ?? null));
    },
    cancel() {
      stop();
    },
  });
  return new Response(body, { headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' } });
}
