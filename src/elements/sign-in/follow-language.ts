import type { ReactiveControllerHost } from 'lit';

/** Calls back now and when a `lang` changes that an element in the page may follow. */
export const followLanguage = (host: ReactiveControllerHost & HTMLElement, changed: () => void): void => {
  const observer = new MutationObserver(changed);
  host.addController({
    hostConnected() {
      observer.observe(document, { attributeFilter: ['lang'], subtree: true });
      // An element in somebody else's shadow root is not seen from the document.
      observer.observe(host, { attributeFilter: ['lang'] });
      changed();
    },
    hostDisconnected: () => observer.disconnect(),
  });
};
