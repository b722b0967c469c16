/** One request and its answer. Bodies and headers are complete: mask them before showing them. */
export interface LogEntry {
  readonly id: number;
  /** Milliseconds since the epoch, on the sandbox's clock. */
  readonly at: number;
  readonly method: string;
  /** Path with query, without the mount's base path. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** `null` until answered, and for a request whose answer was never sent. */
  readonly status: number | null;
  readonly responseBody: string | null;
}

/** Every request the sandbox received, preflights included, the oldest first; the oldest go after 500. */
export interface RequestLog {
  readonly entries: readonly LogEntry[];
  /** Calls back as a request comes in, as it is answered (same id), and when cleared; returns how to stop. */
  subscribe(listener: (entry?: LogEntry) => void): () => void;
  clear(): void;
}

export interface WritableLog extends RequestLog {
  begin(entry: Omit<LogEntry, 'id' | 'status' | 'responseBody'>): number;
  finish(id: number, status: number | null, responseBody: string | null): void;
}

const KEPT = 500;

export function createRequestLog(): WritableLog {
  let entries: LogEntry[] = [];
  let lastId = 0;
  const listeners = new Set<(entry?: LogEntry) => void>();
  const notify = (entry?: LogEntry): void => {
    for (const listener of [...listeners]) listener(entry);
  };
  return {
    get entries() {
      return entries;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear() {
      entries = [];
      notify();
    },
    begin(entry) {
      const begun = { ...entry, id: ++lastId, status: null, responseBody: null };
      entries = [...entries, begun].slice(-KEPT);
      notify(begun);
      return begun.id;
    },
    finish(id, status, responseBody) {
      const begun = entries.find((entry) => entry.id === id);
      if (!begun) return;
      const finished = { ...begun, status, responseBody };
      entries = entries.map((entry) => (entry === begun ? finished : entry));
      notify(finished);
    },
  };
}
