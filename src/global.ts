/**
 * What a classic `<script>` tag loads, for pages that cannot use modules: the global `PunchhLogin`.
 * @module
 */
import './define.ts';
import { readScriptAddress } from './elements/phone-field/load-phone-numbers.classic.ts';

export * from './index.ts';
export { createSession } from './session.ts';

readScriptAddress();
