/**
 * Root of the file that kiosks and tills load: devices that strangers share.
 * @module
 */
import type { LoginConfig } from '../../client/login-config.ts';
import type { HandoverReason } from '../../flow/login-event.ts';
import type { LoginState } from '../../flow/login-state.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { DeviceHost, DeviceParts } from '../device-parts.ts';
import { Kiosk } from '../kiosk/kiosk.ts';
import { Pos } from '../pos/pos.ts';
import { DeviceTexts } from './device-texts.ts';
import { DocumentSheet } from './document-sheet.ts';
import { HandOver, isAnotherGuest, wipe } from './hand-over.ts';
import { KeyboardGuide } from './keyboard-guide.ts';
import { Lockdown } from './lockdown.ts';
import type { Mode } from './mode.ts';
import { StepDresser } from './step-dresser.ts';

/** Joins what a kiosk or a till adds to an element. */
export const joinDevice = (host: DeviceHost): DeviceParts => {
  const { element } = host;
  const texts = new DeviceTexts(() => element.requestUpdate());
  const sheet = new DocumentSheet(element);
  const handOver = new HandOver(host, () => {
    keyboard.hide();
    mode?.ready?.();
  });
  const leave = (reason: HandoverReason) => {
    sheet.close();
    handOver.begin(reason);
  };
  const lockdown = new Lockdown(element, (link) => sheet.open(link));
  const keyboard = new KeyboardGuide(element);
  const dresser = new StepDresser(element, keyboard);
  let mode: Mode | undefined;
  let current: LoginConfig['mode'] = 'web';

  const turnTo = (next: LoginConfig['mode']): void => {
    if (next === current) return;
    current = next;
    mode?.stop?.();
    mode = next === 'web' ? undefined : new (next === 'kiosk' ? Kiosk : Pos)(host, leave);
    dresser.dress(mode);
    lockdown.engage(mode !== undefined);
  };

  return {
    get isReady() {
      return texts.ready;
    },
    get isWiping() {
      return handOver.isWiping;
    },
    configure(config: LoginConfig) {
      turnTo(config.mode);
      keyboard.configure(config);
      sheet.configure(config);
    },
    texts: (tag) => texts.of(tag),
    adapt: (t: Translate) => (texts.ready && mode?.adapt(t)) || t,
    follow(state: LoginState, previous: LoginState) {
      // The page has called `reset`.
      if (mode && isAnotherGuest(state, previous)) leave('next');
    },
    signedOut(reason) {
      if (mode) leave(reason === 'idle' ? 'idle' : 'done');
    },
    handedOver: (reason) => void handOver.finish(reason),
    render: (view) => (texts.ready && mode ? [mode.render(view, keyboard.render(view)), sheet.render(view)] : undefined),
    stop() {
      if (mode && !element.isConnected) wipe(element);
      turnTo('web');
      keyboard.stop();
      element.removeController(keyboard);
      element.removeController(dresser);
    },
  };
};
