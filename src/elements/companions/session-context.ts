import type { LitElement, ReactiveController } from 'lit';
import type { ReadBrand } from '../../client/brand.ts';
import type { WrittenSettings } from '../../client/settings.ts';
import type { ElementSession } from '../login/lazy-session.ts';

/** What `<punchh-session>` gives to the elements inside it. */
export interface SessionScope {
  /** What the page wrote on it. An element's own settings win. */
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

type Listener = (scope: SessionScope) => void;

/** Asks the nearest `<punchh-session>` for what it gives. The number grows with a change that an older copy would not understand. */
const REQUEST = 'punchh-login 1: scope';

interface ScopeRequest {
  readonly listener: Listener;
  /** Set by the `<punchh-session>`: ends the calls of `listener`. */
  leave?: () => void;
}

/**
 * Asks for the scope of the `<punchh-session>` around an element, whenever the element is connected, by an event that
 * bubbles, as in the Context Community Protocol. Why not `@lit/context`: docs/decisions/0006.
 */
export class ScopeConsumer implements ReactiveController {
  value: SessionScope | undefined;
  #request: ScopeRequest | undefined;
  readonly #element: LitElement;
  readonly #callback: Listener;

  /** @param callback called with the scope, and with every change of it */
  constructor(element: LitElement, callback: Listener) {
    this.#element = element;
    this.#callback = callback;
    element.addController(this);
  }

  hostConnected(): void {
    const listener: Listener = (scope) => {
      this.value = scope;
      this.#callback(scope);
    };
    const detail = (this.#request = { listener });
    this.#element.dispatchEvent(new CustomEvent(REQUEST, { detail, bubbles: true, composed: true }));
  }

  hostDisconnected(): void {
    this.#request?.leave?.();
  }
}

/** Returns a function that gives a scope, and every later one, to the elements inside `element`. */
export const provideScope = (element: LitElement): Listener => {
  const listeners = new Set<Listener>();
  let current: SessionScope | undefined;
  element.addEventListener(REQUEST, (event) => {
    event.stopPropagation();
    const { detail } = event as CustomEvent<ScopeRequest>;
    const { listener } = detail;
    listeners.add(listener);
    detail.leave = () => listeners.delete(listener);
    if (current) listener(current);
  });
  return (scope) => {
    current = scope;
    for (const listener of [...listeners]) listener(scope);
  };
};
