import core from './en.core.ts';
import more from './en.more.ts';

/**
 * English, the source of every key. `{name}` is filled in; a text with plural forms is an object by CLDR category.
 * Texts end up on a phone's small screen: short, calm, no exclamation marks, no blame, no status numbers.
 */
export default { ...core, ...more };
