/**
 * Registers the elements, once.
 * @module
 */
import { defineElement } from './elements/define-element.ts';
import { PunchhLogin } from './elements/login/login.ts';

defineElement('punchh-login', PunchhLogin);
if (globalThis.customElements) {
  // After the form is painted; one inside a `<punchh-session>` waits for it. Safari cannot say when it is idle.
  (globalThis.requestIdleCallback ?? setTimeout)(() => void import('./elements/companions/define.ts').then(({ defineCompanions }) => defineCompanions(), () => {}));
}
