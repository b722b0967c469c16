import { byId } from './dom.ts';

/** The tag as a page of one's own has it. */
const TAG = [
  '<script type="module" src="/punchh-login/punchh-login.js"></script>',
  '<punchh-login server="https://your-brand.example" client="your-client-id"></punchh-login>',
].join('\n');

/** The line at the top that says what this page is: its button copies the tag. */
export function showFront(): void {
  const button = byId('copy-tag');
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(TAG).then(
      () => {
        button.textContent = 'Copied';
        setTimeout(() => (button.textContent = 'Copy'), 1500);
      },
      // Without the permission it can still be selected.
      () => getSelection()?.selectAllChildren(byId('tag')),
    );
  });
}
