import { attributeOf, SETTINGS } from '../client/settings.ts';
import type { PunchhLoginEventMap } from '../elements/events.ts';
import type { LoginHandlers, LoginProperties } from './tag-types.ts';

/** The properties of a component, as a page writes them. */
export type Props = Readonly<Record<string, unknown>>;

export type Handler = (event: Event) => void;

/** The events of `<punchh-login>` as properties of a component. The compiler refuses this table where it lacks one. */
export const HANDLERS = {
  onToken: 'punchh-token',
  onSignedOut: 'punchh-signed-out',
  onCodeSent: 'punchh-code-sent',
  onStep: 'punchh-step',
  onConsent: 'punchh-consent',
  onError: 'punchh-error',
  onStorageDegraded: 'punchh-storage-degraded',
  onHandover: 'punchh-handover',
} as const satisfies Record<keyof LoginHandlers, keyof PunchhLoginEventMap>;

/** The properties without an attribute: functions, objects, a secret, and the device's id, which the element changes. */
const PROPERTIES = {
  brand: true,
  beforeRequest: true,
  signRequest: true,
  fetcher: true,
  deviceId: true,
  resetToken: true,
} as const satisfies Record<Exclude<keyof LoginProperties, keyof typeof SETTINGS>, true>;

/** A component's properties by where they go. */
export interface SplitProps {
  /** Written into the markup, on a server too: settings, and what every element has. */
  readonly attributes: Record<string, unknown>;
  /** Set on the element. */
  readonly properties: Record<string, unknown>;
  /** By the name of the event. */
  readonly handlers: Record<string, Handler | undefined>;
}

/** Returns how a setting is written as an attribute; `undefined` where it is not. */
const toAttribute = (value: unknown): unknown =>
  Array.isArray(value) ? value.join(' ') : value === true ? '' : value === false ? undefined : (value ?? undefined);

/** Splits the properties of a component. A property that the element does not have is left to the framework, as an attribute. */
export function splitProps(props: Props): SplitProps {
  const split: SplitProps = { attributes: {}, properties: {}, handlers: {} };
  for (const [name, value] of Object.entries(props)) {
    if (Object.hasOwn(HANDLERS, name)) split.handlers[HANDLERS[name as keyof typeof HANDLERS]] = value as Handler | undefined;
    else if (Object.hasOwn(SETTINGS, name)) split.attributes[attributeOf(name)] = toAttribute(value);
    else if (Object.hasOwn(PROPERTIES, name)) split.properties[name] = value;
    else split.attributes[name] = value;
  }
  return split;
}
