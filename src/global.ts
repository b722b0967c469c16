/**
 * The file of a classic `<script>` tag, for pages that cannot use modules. Registers the elements, and sets the global
 * `PunchhLogin`.
 * @module
 */
import { readScriptFolder } from './classic/script-folder.ts';
import './define.ts';
import * as classes from './index.ts';
import { createSession } from './session.ts';

readScriptFolder();

// Of two copies on a page, the first has registered the elements: its classes stay. An element with the id `PunchhLogin`
// is no property of the page's own.
if (!Object.hasOwn(globalThis, 'PunchhLogin')) Object.assign(globalThis, { PunchhLogin: { ...classes, createSession } });
