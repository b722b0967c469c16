import { ContextEvent, createContext } from '@lit/context';
import type { ReadBrand } from '../../client/brand.ts';
import type { WrittenSettings } from '../../client/settings.ts';
import type { ElementSession } from '../login/lazy-session.ts';
import { PAGE_KEY } from './page-sessions.ts';

/** The values that `<punchh-session>` gives to the elements inside it. */
export interface SessionScope {
  /** The settings as the page wrote them. An element's own settings win. */
  readonly written: WrittenSettings;
  /** Its brand, where it has one. */
  readonly brand?: {
    /** Set by the page's script instead of a file. */
    readonly object: unknown;
    /** The brand that has been read once for all elements inside. */
    readonly read: Promise<ReadBrand>;
  };
  readonly session: ElementSession;
}

export const sessionContext = createContext<SessionScope>(PAGE_KEY);

/**
 * Some libraries put a function of their own in the place of `Event` (MooTools 1.4.5 does), and the events of @lit/context,
 * which extend it, are no events then. `super()` looks the parent of a class up at each call (ECMAScript, GetSuperConstructor),
 * so the browser's own `Event` can be given back: it is the parent of `CustomEvent`, which no such library knows.
 */
const BrowserEvent = Object.getPrototypeOf(CustomEvent) as typeof Event;
if (!(ContextEvent.prototype instanceof BrowserEvent)) {
  Object.setPrototypeOf(ContextEvent, BrowserEvent);
  Object.setPrototypeOf(ContextEvent.prototype, BrowserEvent.prototype);
}
