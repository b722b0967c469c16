import type { PunchhLogin } from 'punchh-login';

/** The first match in a tree of open shadow roots. */
const find = (root: ParentNode, selector: string): HTMLElement | null => {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    if (element.matches(selector)) return element;
    const inner = element.shadowRoot && find(element.shadowRoot, selector);
    if (inner) return inner;
  }
  return null;
};

/** Puts the focus into the sign-in: into its first field, or onto its main button. */
export const focusSignIn = (login: PunchhLogin): void => {
  const root = login.shadowRoot;
  const target = root && (find(root, '[part~="input"], [part~="code"]') ?? find(root, '[part~="primary-button"]'));
  login.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  target?.focus({ preventScroll: true });
};
