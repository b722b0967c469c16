import type { RefusalKey } from './errors.ts';

/** Facts about one request. `route` and `refused` are set while it is answered, for the log. */
export interface RequestContext {
  readonly url: URL;
  /** The path to route and to forward; `?` where it is not a plain one. */
  readonly path: string;
  readonly origin: string | null;
  /** The guest's address, or `null` if unknown. */
  readonly address: string | null;
  readonly requestId: string;
  /** Whether the server has held the body to its `Content-Length`. */
  readonly measured: boolean;
  route: string | null;
  refused: RefusalKey | null;
}
