/**
 * The elements as components of Solid.
 * @module
 */
import { createComponent, mergeProps, onMount, type Component, type JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { PunchhSession as SessionElement } from '../elements/companions/session.ts';
import type { PunchhSignedIn as SignedInElement, PunchhSignedOut as SignedOutElement } from '../elements/companions/signed-in.ts';
import { defineElements } from '../elements/define-elements.ts';
import type { PunchhLogin as LoginElement } from '../elements/login/login.ts';
import { splitProps, type Props } from './split-props.ts';
import type { LoginHandlers, LoginProperties, SessionProperties, SignedInProperties, SignedOutProperties } from './tag-types.ts';

type PropsOf<Element, Properties> = Properties & Omit<JSX.HTMLAttributes<Element>, keyof Properties>;

export type PunchhLoginProps = PropsOf<LoginElement, LoginProperties & LoginHandlers>;
export type PunchhSessionProps = PropsOf<SessionElement, SessionProperties & LoginHandlers>;
export type PunchhSignedInProps = PropsOf<SignedInElement, SignedInProperties>;
export type PunchhSignedOutProps = PropsOf<SignedOutElement, SignedOutProperties>;

/** Writes how Solid is told to set a property, or to listen: `prop:brand`, `on:punchh-token`. */
const withPrefix = (prefix: string, values: Props): Props =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}:${name}`, value]));

/** Creates a component that renders an element. It is registered once its properties are set and its events listened to. */
const toComponent = (tag: string) => (props: Props): JSX.Element => {
  onMount(() => {
    if (!customElements.get('punchh-login')) defineElements();
  });
  // Solid runs it anew with every change.
  const split = (): Props => {
    const names = Object.keys(props).filter((name) => name !== 'children');
    const { attributes, properties, handlers } = splitProps(Object.fromEntries(names.map((name) => [name, props[name]])));
    return { ...attributes, ...withPrefix('prop', properties), ...withPrefix('on', handlers) };
  };
  const rest = {
    component: tag,
    // Reading the children creates them.
    get children() {
      return props['children'];
    },
  };
  return createComponent(Dynamic, mergeProps(split, rest) as Parameters<typeof Dynamic>[0]);
};

export const PunchhLogin = toComponent('punchh-login') as Component<PunchhLoginProps>;
export const PunchhSession = toComponent('punchh-session') as Component<PunchhSessionProps>;
export const PunchhSignedIn = toComponent('punchh-signed-in') as Component<PunchhSignedInProps>;
export const PunchhSignedOut = toComponent('punchh-signed-out') as Component<PunchhSignedOutProps>;
