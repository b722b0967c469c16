/** Functions for unusual places: a sandboxed frame, and the document of another page. Loaded only there. */
export { keepStyles } from './keep-styles.ts';
export { submitInSandbox } from './submit-in-sandbox.ts';
