/**
 * Registers the elements, once.
 * @module
 */
import { defineElement } from './elements/define-element.ts';
import { PunchhLogin } from './elements/login/login.ts';

// So that whoever imports nothing else has the types of the elements and their events.
export type * from './index.ts';

defineElement('punchh-login', PunchhLogin);

const loadCompanions = (): void => {
  void import('./elements/companions/define.ts').then(
    ({ defineCompanions }) => defineCompanions(),
    () => {
      // Where their file did not come: once the network is back, or the form has found it. Once more does no harm.
      for (const type of ['online', 'punchh-step']) addEventListener(type, loadCompanions);
    },
  );
};

// After the form is painted, but soon: one inside a `<punchh-session>` waits for it. Safari cannot say when it is idle,
// and takes what is no number for no delay.
if (globalThis.customElements) (globalThis.requestIdleCallback ?? setTimeout)(loadCompanions, { timeout: 200 });
