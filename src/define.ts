/**
 * Registers the elements, once.
 * @module
 */
import { defineElements } from './elements/define-elements.ts';

// So that whoever imports nothing else has the types of the elements and their events.
export type * from './index.ts';

defineElements();
