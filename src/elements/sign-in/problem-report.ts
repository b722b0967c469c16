import { findProblems } from '../../client/config-problems.ts';
import type { Configuration, SignInHost } from '../sign-in-parts.ts';

/** Tells the developer what is wrong with a configuration, once for each that is different. */
export class ProblemReport {
  #reported = '';
  readonly #host: SignInHost;

  constructor(host: SignInHost) {
    this.#host = host;
  }

  check({ pages, brand, profile, config }: Configuration): void {
    const { element, report } = this.#host;
    const problems = findProblems(pages, brand, profile, config);
    const messages = problems.map(({ message }) => message).join();
    if (messages === this.#reported) return;
    this.#reported = messages;
    // The page may add its listeners after the element.
    setTimeout(() => {
      if (element.isConnected) problems.forEach(report);
    });
  }
}
