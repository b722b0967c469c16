import en from './locales/en.ts';
import type { MessageKey } from './messages.ts';

/** Every key, in an order that a build's locales rely on. The build puts the list itself in place of the English words. */
export default Object.keys(en) as MessageKey[];
