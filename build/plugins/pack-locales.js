/**
 * Writes each locale as its texts alone, in the order of the message keys: the keys are the same in all of them, and a
 * browser needs them once. The source stays a table of keys and texts, checked by the compiler.
 */
import { basename, dirname, resolve } from 'node:path';
import { loadSource } from '../../scripts/load-source.js';

const LOCALES = resolve('src/i18n/locales');
const KEYS = resolve('src/i18n/message-keys.ts');

/** @param {{ english?: 'core' | 'whole' }} [options] a script tag loads English in parts (`core`), which keep their keys */
export function packLocales({ english: extent = 'core' } = {}) {
  const isPacked = (id) => {
    const name = basename(id, '.ts');
    return dirname(id) === LOCALES && !name.includes('.') && (name !== 'en' || extent === 'whole');
  };
  let english;
  const keys = async () => Object.keys((english ??= (await loadSource(`${LOCALES}/en.ts`)).default));
  return {
    name: 'pack-locales',
    async load(id) {
      if (id === KEYS) {
        const { default: first } = await loadSource(`${LOCALES}/en.first.ts`);
        // Those of the first step are there already, with their words.
        const rest = (await keys()).filter((key) => !Object.hasOwn(first, key));
        return `import first from './locales/en.first.ts';
          export default [...Object.keys(first), ...${JSON.stringify(rest.join(' '))}.split(' ')];`;
      }
      if (!isPacked(id)) return null;
      const { default: texts } = await loadSource(id);
      const missing = (await keys()).filter((key) => !texts[key]);
      if (missing.length) throw new Error(`${basename(id)} lacks ${missing.join(', ')}`);
      const inOrder = (await keys()).map((key) => texts[key]);
      return `import { named } from '../named.ts'; export default named(${JSON.stringify(inOrder)});`;
    },
  };
}
