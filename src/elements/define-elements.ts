import { defineElement } from './define-element.ts';
import { PunchhLogin } from './login/login.ts';

/** Loads the second file for the companions; `<punchh-login>` loads the same one after its first paint. */
const loadCompanions = (): void => {
  void import('./sign-in/index.ts').then(
    ({ defineCompanions }) => defineCompanions(),
    () => {
      // Try again once the network is back, or the form has loaded the file. Registering twice does no harm.
      for (const type of ['online', 'punchh-step']) addEventListener(type, loadCompanions);
    },
  );
};

/** Registers the elements: `<punchh-login>` at once, its companions after it is painted. */
export const defineElements = (): void => {
  defineElement('punchh-login', PunchhLogin);

  // All elements of a page come from the copy of this package that was first: elements of two copies may not fit together.
  if (globalThis.customElements?.get('punchh-login') === PunchhLogin) {
    // After the form is painted, but soon: one inside a `<punchh-session>` waits for it. Safari has no `requestIdleCallback`,
    // and its `setTimeout` reads these options as no delay.
    (globalThis.requestIdleCallback ?? setTimeout)(loadCompanions, { timeout: 200 });
  }
};
