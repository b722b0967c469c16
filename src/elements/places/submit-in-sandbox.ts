/**
 * Submits forms where the browser does not. In a frame that is sandboxed without `allow-forms` it fires no `submit` event
 * (HTML Standard, form submission algorithm), and the button would do nothing. The steps need only the event: no form here
 * is ever sent by the browser.
 */
export const submitInSandbox = (root: EventTarget): void => {
  root.addEventListener('click', (event) => {
    const button = event.composedPath().find((target) => (target as Partial<Element>).matches?.('button[type="submit"]'));
    const { form } = (button ?? {}) as Partial<HTMLButtonElement>;
    if (!form) return;
    let isSubmitted = false;
    form.addEventListener('submit', () => (isSubmitted = true), { once: true });
    // The browser submits right after the click.
    setTimeout(() => {
      if (!isSubmitted && !event.defaultPrevented) form.dispatchEvent(new CustomEvent('submit', { bubbles: true, cancelable: true }));
    });
  });
};
