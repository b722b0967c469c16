/**
 * Registers the elements, once.
 * @module
 */
import { defineElements } from './elements/define-elements.ts';

// Gives an app that imports nothing else the types of the elements and their events.
export type * from './index.ts';

defineElements();
