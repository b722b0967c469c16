import type { Handler } from './handler.ts';

/** The events of a text of server-sent events (HTML Standard, section 9.2.6), and the rest that is not whole yet. */
function parseEvents(text: string): { events: MessageEvent<string>[]; rest: string } {
  const blocks = text.split('\n\n');
  const rest = blocks.pop()!;
  const events = blocks.flatMap((block) => {
    const fields = block.split('\n').map((line) => /^(\w+): ?(.*)$/.exec(line)?.slice(1) ?? []);
    const valuesOf = (name: string): string[] => fields.filter(([field]) => field === name).map(([, value]) => value!);
    const data = valuesOf('data');
    return data.length ? [new MessageEvent(valuesOf('event')[0] ?? 'message', { data: data.join('\n') })] : [];
  });
  return { events, rest };
}

/** An `EventSource` that reads from a handler in this page where there is one, and from the network otherwise. */
export function inPageEventSource(findHandler: (url: URL) => Handler | undefined): typeof EventSource {
  return class extends EventSource {
    #reader: ReadableStreamDefaultReader<string> | undefined;

    constructor(address: string | URL, options?: EventSourceInit) {
      const url = new URL(address, location.href);
      const handler = findHandler(url);
      super(handler ? 'data:text/event-stream,' : address, options);
      if (!handler) return;
      // The connection that the base class wants is not needed.
      super.close();
      void this.#read(handler, url);
    }

    override close(): void {
      super.close();
      void this.#reader?.cancel();
    }

    async #read(handler: Handler, url: URL): Promise<void> {
      const { body } = await handler(new Request(url, { headers: { Accept: 'text/event-stream' } }));
      this.#reader = body!.pipeThrough(new TextDecoderStream()).getReader();
      let text = '';
      for (;;) {
        const { done, value } = await this.#reader.read();
        if (done) return;
        const { events, rest } = parseEvents(text + value);
        text = rest;
        for (const event of events) this.dispatchEvent(event);
      }
    }
  };
}
