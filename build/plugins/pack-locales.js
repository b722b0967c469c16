/**
 * Writes each part of a locale as its texts alone, in the order of the message keys: the keys are the same in all of them,
 * and a browser needs them once. The source stays a table of keys and texts, checked by the compiler.
 */
import { basename, dirname, resolve } from 'node:path';
import { loadSource } from '../../scripts/load-source.js';

const LOCALES = resolve('src/i18n/locales');
const KEYS = resolve('src/i18n/message-keys.ts');

/** @param {{ english?: 'core' | 'whole' }} [options] a script tag loads English in parts (`core`), which keep their keys */
export function packLocales({ english = 'core' } = {}) {
  const keysIn = (part) => loadSource(`${LOCALES}/en.${part}.ts`).then((module) => Object.keys(module.default));
  /** The keys of a part, and the index of its first one among all keys. */
  const keysOf = async (part) => {
    const [core, more] = await Promise.all([keysIn('core'), keysIn('more')]);
    if (part === 'more') return { keys: more, start: core.length };
    return { keys: part === 'core' ? core : [...core, ...more], start: 0 };
  };
  const pack = (texts, { keys, start }, name) => {
    const missing = keys.filter((key) => !texts[key]);
    if (missing.length) throw new Error(`${name} lacks ${missing.join(', ')}`);
    const list = JSON.stringify(keys.map((key) => texts[key]));
    return `import { named } from '../named.ts'; export default named(${list}${start ? `, ${start}` : ''});`;
  };
  return {
    name: 'pack-locales',
    async load(id) {
      if (id === KEYS) {
        const first = await keysIn('first');
        // Those of the first step are there already, with their words.
        const rest = (await keysOf('whole')).keys.slice(first.length);
        return `import first from './locales/en.first.ts';
          export default [...Object.keys(first), ...${JSON.stringify(rest.join(' '))}.split(' ')];`;
      }
      if (dirname(id) !== LOCALES) return null;
      const [tag, part = 'whole'] = basename(id, '.ts').split('.');
      if (tag === 'en' ? part !== 'whole' || english !== 'whole' : part === 'whole') return null;
      const { default: texts } = await loadSource(id);
      const packed = pack(texts, await keysOf(part), basename(id));
      return part === 'core' ? `${packed} export const more = () => import('./${tag}.more.ts');` : packed;
    },
  };
}
