import type { AuthError } from '../model/auth-error.ts';
import { fileLoadError } from './load-error.ts';

/** Loads a file once. A failure is forgotten, so that the next call tries again. */
export class LazyFile<Module> {
  /** The file's exports, once it is loaded. */
  module: Module | undefined;
  #loading: Promise<Module> | undefined;
  readonly #importFile: () => Promise<Module>;
  readonly #failed: (error: AuthError) => void;

  /** @param failed called once for each failure, however many wait for the file */
  constructor(importFile: () => Promise<Module>, failed: (error: AuthError) => void = () => {}) {
    this.#importFile = importFile;
    this.#failed = failed;
  }

  /** @throws {AuthError} `network_error`, retryable */
  load(): Promise<Module> {
    return (this.#loading ??= this.#importFile().then(
      (module) => (this.module = module),
      (cause: unknown) => {
        const error = fileLoadError(cause);
        this.#loading = undefined;
        this.#failed(error);
        throw error;
      },
    ));
  }
}
