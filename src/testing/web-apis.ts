/** The interfaces that the element and the sandbox use besides the DOM; Node has them all. */
const NAMES = [
  'TextEncoder', 'TextDecoder', 'ReadableStream', 'Headers', 'Request', 'Response', 'fetch', 'structuredClone', 'BroadcastChannel',
] as const;

/** Defines a global as browsers do: writable, and not listed. */
const define = (name: string, value: unknown): void => {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
};

/**
 * Returns the globals of Node itself. Jest runs tests in a context of their own, whose globals are those of jsdom alone.
 * Undefined in a browser.
 */
const readNodeGlobals = (): typeof globalThis | undefined =>
  globalThis.process?.getBuiltinModule?.('node:vm').runInThisContext('globalThis') as typeof globalThis | undefined;

/** Whether `Request` takes the signals that `AbortController` makes here. In jsdom they are its own, and Node refuses them. */
function takesSignals(): boolean {
  try {
    return !!new Request('http://localhost/', { signal: new AbortController().signal });
  } catch {
    return false;
  }
}

/** Makes `Request` take the signals of jsdom: each is followed by one of Node's. */
function followSignals(node: typeof globalThis): void {
  const { AbortController: NodeAbortController } = node;
  const PlainRequest = Request;
  const follow = (signal: AbortSignal): AbortSignal => {
    const controller = new NodeAbortController();
    const abort = (): void => controller.abort(signal.reason);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
    return controller.signal;
  };
  define('Request', class extends PlainRequest {
    constructor(input: RequestInfo | URL, { signal, ...init }: RequestInit = {}) {
      super(input, { ...init, ...(signal && { signal: follow(signal) }) });
    }
  });
}

/** Adds the interfaces that jsdom lacks in Jest, and mends `Request`. */
export function addWebApis(): void {
  const node = readNodeGlobals();
  if (!node) return;
  for (const name of NAMES) if (globalThis[name] === undefined) define(name, node[name]);
  if (!globalThis.crypto?.subtle) define('crypto', node.crypto);
  if (!takesSignals()) followSignals(node);
}
