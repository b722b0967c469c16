import type { ReactiveControllerHost } from 'lit';

/** Calls back now, and when a `lang` changes that the element may inherit. */
export const followLanguage = (host: ReactiveControllerHost & HTMLElement, changed: () => void): void => {
  const observer = new MutationObserver(changed);
  host.addController({
    hostConnected() {
      observer.observe(document, { attributeFilter: ['lang'], subtree: true });
      // An observer of the document does not see into a shadow root that the element is in.
      observer.observe(host, { attributeFilter: ['lang'] });
      changed();
    },
    hostDisconnected: () => observer.disconnect(),
  });
};
