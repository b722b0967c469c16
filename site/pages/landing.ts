/** The landing page: the element signs in against a sandbox that runs in this page, and the code it sends is shown beside it. */
import type { Message, Sandbox } from '../../src/sandbox/index.ts';
import { serveInPage } from '../in-page/serve-in-page.ts';

const SANDBOX_PATH = '/sandbox/';
/** Milliseconds for which the button says that it copied. */
const COPIED_MS = 1500;

const byId = (id: string): HTMLElement => document.getElementById(id)!;

const paragraph = (...children: (string | Node)[]): HTMLElement => {
  const element = document.createElement('p');
  element.append(...children);
  return element;
};

const showMessage = ({ to, code }: Message): void => {
  const strong = document.createElement('strong');
  strong.append(code);
  byId('message').replaceChildren(paragraph(`To ${to}: your code is `, strong));
};

/** Loads the sandbox, once. It comes after the form, which does not need it. */
const loadSandbox = async (): Promise<Sandbox> => {
  const { createSandbox } = await import('../../src/sandbox/index.ts');
  const sandbox = createSandbox({ basePath: SANDBOX_PATH.slice(0, -1), name: 'Pennyfig' });
  sandbox.inbox.subscribe((message) => message && showMessage(message));
  return sandbox;
};
let loading: Promise<Sandbox> | undefined;
const sandbox = (): Promise<Sandbox> => (loading ??= loadSandbox());

serveInPage({ [SANDBOX_PATH]: async (request) => (await sandbox()).fetch(request) });
void customElements.whenDefined('punchh-login').then(sandbox);

const copy = byId('copy');
copy.addEventListener('click', () => {
  navigator.clipboard.writeText(byId('tag').textContent).then(
    () => {
      copy.textContent = 'Copied';
      setTimeout(() => (copy.textContent = 'Copy'), COPIED_MS);
    },
    // Without the permission it can still be selected.
    () => getSelection()?.selectAllChildren(byId('tag')),
  );
});
