/**
 * What a classic `<script>` tag loads, for pages that cannot use modules: the global `PunchhLogin`.
 * @module
 */
import './define.ts';

export * from './index.ts';
export { createSession } from './session.ts';
