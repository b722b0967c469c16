/**
 * The elements as components of Preact.
 * @module
 */
import { createElement, type FunctionComponent, type HTMLAttributes, type Ref } from 'preact';
import { forwardRef } from 'preact/compat';
import { useImperativeHandle, useLayoutEffect, useRef } from 'preact/hooks';
import type { PunchhSession as SessionElement } from '../elements/companions/session.ts';
import type { PunchhSignedIn as SignedInElement, PunchhSignedOut as SignedOutElement } from '../elements/companions/signed-in.ts';
import type { PunchhLogin as LoginElement } from '../elements/login/login.ts';
import { createComponents, type Renderer } from './create-component.ts';
import type { LoginHandlers, LoginProperties, SessionProperties, SignedInProperties, SignedOutProperties } from './tag-types.ts';

type PropsOf<Element extends HTMLElement, Properties> = Properties &
  Omit<HTMLAttributes<Element>, keyof Properties | 'ref'> & { ref?: Ref<Element> | undefined };

export type PunchhLoginProps = PropsOf<LoginElement, LoginProperties & LoginHandlers>;
export type PunchhSessionProps = PropsOf<SessionElement, SessionProperties & LoginHandlers>;
export type PunchhSignedInProps = PropsOf<SignedInElement, SignedInProperties>;
export type PunchhSignedOutProps = PropsOf<SignedOutElement, SignedOutProperties>;

const components = createComponents({ createElement, forwardRef, useImperativeHandle, useLayoutEffect, useRef } as Renderer);

export const PunchhLogin = components.PunchhLogin as FunctionComponent<PunchhLoginProps>;
export const PunchhSession = components.PunchhSession as FunctionComponent<PunchhSessionProps>;
export const PunchhSignedIn = components.PunchhSignedIn as FunctionComponent<PunchhSignedInProps>;
export const PunchhSignedOut = components.PunchhSignedOut as FunctionComponent<PunchhSignedOutProps>;
