/** What an element needs in unusual places: a sandboxed frame, and the document of another page. Loaded there. */
export { keepStyles } from './keep-styles.ts';
export { submitInSandbox } from './submit-in-sandbox.ts';
