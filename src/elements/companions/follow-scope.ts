import { ContextConsumer } from '@lit/context';
import type { LitElement } from 'lit';
import { sessionContext, type SessionScope } from './session-context.ts';

/** Tells an element what the `<punchh-session>` around it says, now and with every change. */
export const followScope = (element: LitElement, callback: (scope: SessionScope) => void): void => {
  // The element around it may be registered later.
  void customElements.whenDefined('punchh-session').then(() => {
    new ContextConsumer(element, { context: sessionContext, subscribe: true, callback });
  });
};
