import { ContextConsumer } from '@lit/context';
import type { LitElement } from 'lit';
import { sessionContext, type SessionScope } from './session-context.ts';

/** Calls back with what the `<punchh-session>` around an element says, and with every change of it. */
export const followScope = (element: LitElement, callback: (scope: SessionScope) => void): void => {
  // The element around it may be registered later.
  void customElements.whenDefined('punchh-session').then(() => {
    new ContextConsumer(element, { context: sessionContext, subscribe: true, callback });
  });
};
