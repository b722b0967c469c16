/**
 * Writes each locale as its texts alone, in the order of the message keys: the keys are the same in all of them, and a
 * browser needs them once. The source stays a table of keys and texts, checked by the compiler.
 */
import { basename, resolve } from 'node:path';
import { loadSource } from './load-source.js';

const LOCALES = resolve('src/i18n/locales');
const KEYS = resolve('src/i18n/message-keys.ts');

/** @param english whether that, too: a script tag has it in parts that keep their keys, the first of them at once */
export function packLocales({ english: packsEnglish = false } = {}) {
  const packed = new RegExp(`^${LOCALES}/${packsEnglish ? '' : '(?!en\\.)'}[\\w-]+\\.ts$`);
  let english;
  const keys = async () => Object.keys((english ??= (await loadSource(`${LOCALES}/en.ts`)).default));
  return {
    name: 'pack-locales',
    enforce: 'pre',
    async load(id) {
      if (id === KEYS) {
        const { default: first } = await loadSource(`${LOCALES}/en.first.ts`);
        // Those of the first step are there already, with their words.
        const rest = (await keys()).filter((key) => !Object.hasOwn(first, key));
        return `import first from './locales/en.first.ts';
          export default [...Object.keys(first), ...${JSON.stringify(rest.join(' '))}.split(' ')];`;
      }
      if (!packed.test(id)) return null;
      const { default: texts } = await loadSource(id);
      const missing = (await keys()).filter((key) => !texts[key]);
      if (missing.length) throw new Error(`${basename(id)} lacks ${missing.join(', ')}`);
      const inOrder = (await keys()).map((key) => texts[key]);
      return `import { named } from '../named.ts'; export default named(${JSON.stringify(inOrder)});`;
    },
  };
}
