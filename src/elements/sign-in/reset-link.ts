import type { LoginStore } from '../../client/login-store.ts';
import type * as RareSteps from '../rare/index.ts';
import type { SignInHost } from '../sign-in-parts.ts';
import type { RetriedFile } from './retried-file.ts';

/** Shows the step for a new password where the page was opened by the link in an e-mail. */
export class ResetLink {
  /** The token is about to be read: until then a placeholder is shown. */
  isPending = false;
  readonly #host: SignInHost;
  readonly #rareFile: RetriedFile<typeof RareSteps>;

  constructor(host: SignInHost, rareFile: RetriedFile<typeof RareSteps>) {
    this.#host = host;
    this.#rareFile = rareFile;
  }

  /** @param parameter the query parameter that holds the token; empty where the page sets the token itself */
  follow(store: LoginStore, parameter: string): void {
    const { element, report } = this.#host;
    const isGiven = element.resetToken || (parameter && new URLSearchParams(location.search).get(parameter));
    const { module } = this.#rareFile;
    if (isGiven && !module) {
      // The form is shown again until the next try, where the file fails to load.
      this.isPending ||= this.#rareFile.request(() => element.requestUpdate(), (error) => {
        this.isPending = false;
        report(error);
      });
      return;
    }
    // Another element of the page, or the page itself, may have taken the token out of the address meanwhile.
    this.isPending = false;
    const token = isGiven && (element.resetToken || module?.takeResetToken(parameter));
    element.resetToken = undefined;
    if (token) store.dispatch({ type: 'reset-token-given', token });
  }
}
