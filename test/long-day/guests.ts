/** The page of the long day: one element, one guest after the other. Loaded by `scripts/long-day/run-shift.ts`. */
import '../../src/define.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.ts';
import { findAllDeep, findDeep, until } from '../harness/dom.ts';
import { createRandom } from '../harness/random.ts';

const SEND = '/api2/password_less/token';

/** How a visit ends. */
type Ending = 'signed-in' | 'left-form' | 'left-code' | 'left-request' | 'offline';

export interface Shift {
  /** How often each ending happened. */
  endings: Record<Ending, number>;
  /** From the press to the form of the next guest, in ms, in rising order. */
  handOvers: number[];
}

let element: HTMLElementTagNameMap['punchh-login'];
let sandbox: Sandbox;
let random: () => number;
let visits = 0;

/** Puts the element on the page. */
export const begin = (mode: 'kiosk' | 'pos', seed: number): void => {
  random = createRandom(seed);
  element = document.createElement('punchh-login');
  const attributes = { server: 'https://sandbox.invalid', client: 'demo-client', 'terms-url': '/terms', 'privacy-url': '/privacy', mode, keyboard: 'on' };
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.fetcher = (input, init) => sandbox.fetch(input, init);
  sandbox = createSandbox();
  document.body.replaceChildren(element);
};

const find = (selector: string): HTMLElement | null => findDeep(element.shadowRoot!, selector);

const type = (field: HTMLInputElement, text: string): void => {
  field.focus({ preventScroll: true });
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText', data: text }));
};

const leave = async (): Promise<number> => {
  const button = await until(() => find('.bar .on'), 'the way on');
  const told = new Promise<void>((resolve) => element.addEventListener('punchh-handover', () => resolve(), { once: true }));
  const start = performance.now();
  button.click();
  await Promise.race([told, new Promise((_, reject) => setTimeout(() => reject(new Error(`guest ${visits} is stuck at ${element.step}`)), 10_000))]);
  const field = find('#email') as HTMLInputElement | null;
  if (element.step !== 'identifier' || field?.value !== '') throw new Error(`guest ${visits} has left something behind at ${element.step}`);
  return performance.now() - start;
};

const visit = async (): Promise<{ ending: Ending; took: number }> => {
  visits += 1;
  // A server of their own: what it keeps of the guests is not what is weighed.
  sandbox = createSandbox();
  const chance = random();
  const email = await until(() => find('#email') as HTMLInputElement | null, 'the form');
  type(email, `guest${visits}@example.com`);
  if (chance < 0.1) return { ending: 'left-form', took: await leave() };
  for (const box of findAllDeep(element.shadowRoot!, '[part~="checkbox"]') as HTMLInputElement[]) if (!box.checked) box.click();
  if (chance < 0.2) sandbox.faults.add({ kind: 'hold', path: SEND });
  else if (chance < 0.3) sandbox.faults.add({ kind: 'dropped', path: SEND, times: Infinity });
  find('[part~="primary-button"]')!.click();
  if (chance < 0.2) {
    await until(() => find('[aria-busy="true"]'), 'the request');
    return { ending: 'left-request', took: await leave() };
  }
  if (chance < 0.3) {
    await until(() => find('[part~="error"]'), 'the error');
    return { ending: 'offline', took: await leave() };
  }
  const code = await until(() => find('#code') as HTMLInputElement | null, 'the code step');
  if (chance < 0.4) return { ending: 'left-code', took: await leave() };
  type(code, sandbox.inbox.latest()!.code);
  await until(() => element.step === 'signed-in', 'the end');
  return { ending: 'signed-in', took: await leave() };
};

/** Serves guests, one after the other. */
export const serve = async (guests: number): Promise<Shift> => {
  const shift: Shift = { endings: { 'signed-in': 0, 'left-form': 0, 'left-code': 0, 'left-request': 0, offline: 0 }, handOvers: [] };
  for (let served = 0; served < guests; served += 1) {
    const { ending, took } = await visit();
    shift.endings[ending] += 1;
    shift.handOvers.push(took);
  }
  shift.handOvers.sort((a, b) => a - b);
  return shift;
};
