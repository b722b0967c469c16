import { LazyFile } from '../lazy-file.ts';
import { RETRY_DELAY } from '../load-error.ts';
import type * as Rare from '../rare/index.ts';

/** The third file, which few pages need. Where it fails to load it is requested again after 5 s, 10 s, and so on. */
export class RareFile {
  readonly #file = new LazyFile(async () => {
    const module = await import('../rare/index.ts');
    module.defineRareSteps();
    return module;
  });
  #requested = false;
  #failures = 0;

  get module(): typeof Rare | undefined {
    return this.#file.module;
  }

  /** @throws {AuthError} `network_error`, retryable */
  load(): Promise<typeof Rare> {
    return this.#file.load();
  }

  /**
   * Loads the file, unless it is loaded, loading, or waiting for another try.
   *
   * @param changed called once the file is loaded, or may be requested again
   */
  request(changed: () => void, failed: (error: unknown) => void): void {
    if (this.#requested) return;
    this.#requested = true;
    this.#file.load().then(changed, (error: unknown) => {
      failed(error);
      setTimeout(() => {
        this.#requested = false;
        changed();
      }, RETRY_DELAY * ++this.#failures);
    });
  }
}
