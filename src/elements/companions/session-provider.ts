import { ContextProvider } from '@lit/context';
import { sessionContext } from './session-context.ts';

/**
 * Provides the session. It announces itself by a `CustomEvent`: the event of @lit/context extends a global `Event` that
 * libraries replace (see session-context.ts), and its class is not exported.
 */
export class SessionProvider extends ContextProvider<typeof sessionContext> {
  override hostConnected(): void {
    const event = new CustomEvent('context-provider', { bubbles: true, composed: true });
    this.host.dispatchEvent(Object.assign(event, { context: sessionContext, contextTarget: this.host }));
  }
}
