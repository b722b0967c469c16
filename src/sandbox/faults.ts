import { Refusal, type ErrorShape } from './refusal.ts';

/**
 * A fault between a page and a server.
 *
 * Never processed by the server: `status`, `dropped`, `html`. Processed, but answered wrongly: `truncated`, `empty`,
 * `lostAnswer`. `latency` waits before the request is processed, `hold` keeps the ready answer until it is released,
 * `errorShape` words the errors of the request in another shape; these three combine with any of the others.
 */
export type FaultKind =
  | { kind: 'latency'; /** Milliseconds on the sandbox's clock. */ ms: number }
  | { kind: 'hold' }
  | { kind: 'errorShape'; shape: ErrorShape }
  | {
    kind: 'status';
    status: number;
    /** Seconds, sent as `Retry-After`. */
    retryAfter?: number;
    key?: string;
    message?: string;
  }
  | { kind: 'dropped' }
  | { kind: 'html'; /** Default 502. */ status?: number }
  | { kind: 'truncated' }
  | { kind: 'empty'; /** Default: the status of the answer. */ status?: number }
  | { kind: 'lostAnswer' };

export type Fault = FaultKind & {
  /** The path it is for (without query and base path), or a pattern; default: any. Preflights are never hit. */
  path?: string | RegExp;
  method?: string;
  /** How many requests it hits. Default 1; `Infinity` until removed. */
  times?: number;
};

export interface FaultHandle {
  /** Requests hit so far. */
  readonly hits: number;
  /** Resolves when the first request is hit: for `hold`, when its answer is ready and held. */
  readonly reached: Promise<void>;
  /** Releases the answers that this `hold` keeps, now and later. */
  release(): void;
  /** Ends the fault and releases the answers it holds. */
  remove(): void;
}

export interface Faults {
  add(fault: Fault): FaultHandle;
  /** Removes every fault and releases every held answer. */
  clear(): void;
  /** Releases every held answer; the faults stay. */
  release(): void;
}

/** The answer never arrives. In a page it looks like a failed `fetch`; a server's mount closes the socket. */
export class DroppedConnection extends TypeError {
  constructor() {
    super('Failed to fetch');
    this.name = 'TypeError';
  }
}

export interface FiredFault<K extends FaultKind = FaultKind> {
  readonly fault: K;
  reach(): void;
  /** Resolves once a `hold` is released. */
  released(): Promise<void>;
}

type Spoiling = Exclude<FaultKind, { kind: 'latency' | 'hold' | 'errorShape' }>;

/** The faults that one request meets, at most one of each sort. */
export interface FiredFaults {
  readonly latency?: FiredFault<Extract<FaultKind, { kind: 'latency' }>>;
  readonly hold?: FiredFault<Extract<FaultKind, { kind: 'hold' }>>;
  readonly errorShape?: FiredFault<Extract<FaultKind, { kind: 'errorShape' }>>;
  readonly spoiling?: FiredFault<Spoiling>;
}

export interface FaultQueue extends Faults {
  /** Takes the faults that a request meets, and counts a hit for each. */
  take(method: string, path: string): FiredFaults;
}

interface Queued {
  readonly fault: Fault;
  left: number;
  hits: number;
  released: boolean;
  readonly waiting: Set<() => void>;
  reach: () => void;
}

const sortOf = ({ kind }: FaultKind): keyof FiredFaults =>
  kind === 'latency' || kind === 'hold' || kind === 'errorShape' ? kind : 'spoiling';

const matches = ({ fault, left }: Queued, method: string, path: string): boolean => {
  if (left <= 0 || (fault.method && fault.method.toUpperCase() !== method)) return false;
  if (fault.path instanceof RegExp) return path.search(fault.path) >= 0;
  return fault.path === undefined || fault.path === path;
};

const releaseAnswers = (queued: Queued): void => {
  for (const release of [...queued.waiting]) release();
  queued.waiting.clear();
};

export function createFaults(): FaultQueue {
  let queue: Queued[] = [];
  const fire = (queued: Queued): FiredFault => {
    queued.left -= 1;
    queued.hits += 1;
    return {
      fault: queued.fault,
      reach: queued.reach,
      released: () => (queued.released ? Promise.resolve() : new Promise((resolve) => queued.waiting.add(resolve))),
    };
  };
  return {
    add(fault) {
      let reach = (): void => {};
      const reached = new Promise<void>((resolve) => (reach = resolve));
      const queued: Queued = { fault, left: fault.times ?? 1, hits: 0, released: false, waiting: new Set(), reach };
      queue.push(queued);
      const release = (): void => {
        queued.released = true;
        releaseAnswers(queued);
      };
      return {
        get hits() {
          return queued.hits;
        },
        reached,
        release,
        remove() {
          queue = queue.filter((other) => other !== queued);
          release();
        },
      };
    },
    clear() {
      const removed = queue;
      queue = [];
      for (const queued of removed) {
        queued.released = true;
        releaseAnswers(queued);
      }
    },
    release() {
      queue.forEach(releaseAnswers);
    },
    take(method, path) {
      const fired: { -readonly [K in keyof FiredFaults]: FiredFault } = {};
      for (const queued of queue) {
        const sort = sortOf(queued.fault);
        if (!fired[sort] && matches(queued, method, path)) fired[sort] = fire(queued);
      }
      return fired as FiredFaults;
    },
  };
}

const STATUS_WORDS: Readonly<Record<number, { key: string; message: string }>> = {
  429: { key: 'too_many_requests', message: 'Too many requests' },
  503: { key: 'service_unavailable', message: 'Service temporarily unavailable' },
};

/** The refusal of a `status` fault. */
export const faultRefusal = (fault: Extract<FaultKind, { kind: 'status' }>): Refusal =>
  new Refusal(
    fault.status,
    fault.key ?? STATUS_WORDS[fault.status]?.key ?? 'internal_error',
    fault.message ?? STATUS_WORDS[fault.status]?.message ?? 'Something went wrong',
    fault.retryAfter === undefined ? {} : { 'Retry-After': String(fault.retryAfter) },
  );

/** The page of a firewall that blocks an address or an agent. */
export const FIREWALL_PAGE = `<!DOCTYPE html>
<html>
<head><title>Access denied</title></head>
<body><h1>Access denied</h1><p>You have been blocked. Incident ID: 0-5c20d7e1.</p></body>
</html>
`;

/** The page of a proxy that cannot reach the API. */
export const HTML_ERROR_PAGE = `<!DOCTYPE html>
<html>
<head><title>Request blocked</title></head>
<body><h1>502 Bad Gateway</h1><p>The request could not be satisfied. Incident ID: 0-7f3a91c2.</p></body>
</html>
`;
