/**
 * Registers the elements, once.
 * @module
 */
import { defineElement } from './elements/define-element.ts';
import { PunchhLogin } from './elements/login/login.ts';

defineElement('punchh-login', PunchhLogin);
