/** The files of a classic `<script src="punchh-login.global.js">`, for pages that cannot use modules. */
import { bundle } from './options.js';
import { replaceModule } from './plugins/replace-module.js';

const PHONE_FIELD = 'src/elements/phone-field';

/**
 * One file with everything but the library for phone numbers, which is loaded from beside it when a guest turns to SMS.
 *
 * @param {string} folder to write into
 */
export async function buildClassicScript(folder) {
  await bundle({
    folder,
    input: { 'punchh-login.phone': `${PHONE_FIELD}/phone-numbers.ts` },
    output: { codeSplitting: false },
  });
  await bundle({
    folder,
    input: { 'punchh-login.global': 'src/global.ts' },
    plugins: [replaceModule(`${PHONE_FIELD}/load-phone-numbers.ts`, `${PHONE_FIELD}/load-phone-numbers.classic.ts`)],
    output: { format: 'iife', name: 'PunchhLogin', codeSplitting: false },
  });
}
