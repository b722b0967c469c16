'use client';

/**
 * The elements as components of React 18 and 19.
 * @module
 */
import {
  createElement, forwardRef, useEffect, useImperativeHandle, useLayoutEffect, useRef,
  type ForwardRefExoticComponent, type HTMLAttributes, type RefAttributes,
} from 'react';
import type { PunchhSession as SessionElement } from '../elements/companions/session.ts';
import type { PunchhSignedIn as SignedInElement, PunchhSignedOut as SignedOutElement } from '../elements/companions/signed-in.ts';
import type { PunchhLogin as LoginElement } from '../elements/login/login.ts';
import { createComponents, type Renderer } from './create-component.ts';
import type { LoginHandlers, LoginProperties, SessionProperties, SignedInProperties, SignedOutProperties } from './tag-types.ts';

type PropsOf<Element, Properties> = Properties & Omit<HTMLAttributes<Element>, keyof Properties> & RefAttributes<Element>;
type Component<Props> = ForwardRefExoticComponent<Props>;

export type PunchhLoginProps = PropsOf<LoginElement, LoginProperties & LoginHandlers>;
export type PunchhSessionProps = PropsOf<SessionElement, SessionProperties & LoginHandlers>;
export type PunchhSignedInProps = PropsOf<SignedInElement, SignedInProperties>;
export type PunchhSignedOutProps = PropsOf<SignedOutElement, SignedOutProperties>;

const components = createComponents({
  createElement,
  forwardRef,
  useImperativeHandle,
  // React 18 warns of layout effects on a server.
  useLayoutEffect: typeof document === 'undefined' ? useEffect : useLayoutEffect,
  useRef,
} as Renderer);

export const PunchhLogin = components.PunchhLogin as Component<PunchhLoginProps>;
export const PunchhSession = components.PunchhSession as Component<PunchhSessionProps>;
export const PunchhSignedIn = components.PunchhSignedIn as Component<PunchhSignedInProps>;
export const PunchhSignedOut = components.PunchhSignedOut as Component<PunchhSignedOutProps>;
