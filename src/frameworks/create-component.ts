import { defineElements } from '../elements/define-elements.ts';
import type { PunchhLogin } from '../elements/login/login.ts';
import { HANDLERS, splitProps, type Handler, type Props, type SplitProps } from './split-props.ts';

/** The functions that React and Preact have in common. */
export interface Renderer {
  createElement: (tag: string, props: Props) => unknown;
  forwardRef: (render: (props: Props, ref: unknown) => unknown) => unknown;
  useImperativeHandle: (ref: unknown, create: () => unknown, dependencies: readonly unknown[]) => void;
  useLayoutEffect: (effect: () => (() => void) | undefined, dependencies?: readonly unknown[]) => void;
  useRef: <Value>(initial: Value) => { current: Value };
}

type Host = HTMLElement & Partial<Pick<PunchhLogin, 'session'>>;

/**
 * Tells a listener of a session that was found before it was there: other code has registered the element then.
 *
 * @param isListening whether the listener is still there once the tokens are
 */
function tellOfSession({ session }: Host, listener: Handler, isListening: () => boolean): void {
  if (session?.state !== 'signed-in') return;
  session.getTokens().then(
    (tokens) => {
      if (tokens && isListening()) listener(new CustomEvent('punchh-token', { detail: { reason: 'restored', ...tokens } }));
    },
    () => {},
  );
}

/** Listens to every event of `<punchh-login>`. Returns a function that ends it. */
function listen(host: Host, listener: Handler): () => void {
  let isListening = true;
  const types = Object.values(HANDLERS);
  for (const type of types) host.addEventListener(type, listener);
  tellOfSession(host, listener, () => isListening);
  return () => {
    isListening = false;
    for (const type of types) host.removeEventListener(type, listener);
  };
}

/**
 * Creates a component that renders an element.
 *
 * Settings are written as attributes, so that a server's markup has them. Functions and objects are set, and events are
 * listened to, before the element is registered: no request is sent without them, and no event is missed.
 */
function createComponent(renderer: Renderer, tag: string): unknown {
  const { createElement, forwardRef, useImperativeHandle, useLayoutEffect, useRef } = renderer;
  return forwardRef(({ className, ...props }, ref) => {
    const { attributes, properties, handlers } = splitProps(props);
    const host = useRef<Host | null>(null);
    const latest = useRef<Pick<SplitProps, 'properties' | 'handlers'>>({ properties: {}, handlers });

    useLayoutEffect(() => {
      const { properties: previous } = latest.current;
      for (const name of Object.keys({ ...previous, ...properties })) {
        if (host.current && properties[name] !== previous[name]) Object.assign(host.current, { [name]: properties[name] });
      }
      latest.current = { properties, handlers };
      return undefined;
    });

    useLayoutEffect(() => {
      const stop = host.current ? listen(host.current, (event) => latest.current.handlers[event.type]?.(event)) : undefined;
      if (!customElements.get('punchh-login')) defineElements();
      return stop;
    }, []);

    useImperativeHandle(ref, () => host.current, []);

    // React 18 writes `className` as an attribute of that name.
    return createElement(tag, { ...(className !== undefined && { class: className }), ...attributes, ref: host });
  });
}

/** Creates the components of all elements. */
export const createComponents = (renderer: Renderer) => ({
  PunchhLogin: createComponent(renderer, 'punchh-login'),
  PunchhSession: createComponent(renderer, 'punchh-session'),
  PunchhSignedIn: createComponent(renderer, 'punchh-signed-in'),
  PunchhSignedOut: createComponent(renderer, 'punchh-signed-out'),
});
