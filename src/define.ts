/**
 * Registers the elements, once.
 * @module
 */
import { defineElement } from './elements/define-element.ts';
import { PunchhLogin } from './elements/login/login.ts';

defineElement('punchh-login', PunchhLogin);
// Not needed for the first paint of a form; a form inside a `<punchh-session>` waits for it.
if (globalThis.customElements) void import('./elements/companions/define.ts').then(({ defineCompanions }) => defineCompanions());
