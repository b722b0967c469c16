import type { AuthError } from '../../model/auth-error.ts';
import { systemClock } from '../../model/clock.ts';
import { toAuthError } from '../../model/to-auth-error.ts';
import { LazyFile } from '../lazy-file.ts';
import { RETRY_DELAY } from '../load-error.ts';

/** A file that few pages need. Where it fails to load it is requested again after 5 s, 10 s, and so on. */
export class RetriedFile<Module> {
  readonly #file: LazyFile<Module>;
  #requested = false;
  #failures = 0;

  constructor(importFile: () => Promise<Module>) {
    this.#file = new LazyFile(importFile);
  }

  get module(): Module | undefined {
    return this.#file.module;
  }

  /** @throws {AuthError} `network_error`, retryable */
  load(): Promise<Module> {
    return this.#file.load();
  }

  /**
   * Loads the file, unless it is loaded, loading, or waiting for another try.
   *
   * @param changed called once the file is loaded, or may be requested again
   * @returns whether this call has begun to load it
   */
  request(changed: () => void, failed?: (error: AuthError) => void): boolean {
    if (this.#requested) return false;
    this.#requested = true;
    this.#file.load().then(changed, (error: unknown) => {
      failed?.(toAuthError(error));
      systemClock.setTimeout(() => {
        this.#requested = false;
        changed();
      }, RETRY_DELAY * ++this.#failures);
    });
    return true;
  }
}
