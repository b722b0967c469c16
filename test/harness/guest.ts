import '../../src/define.ts';
import type { PunchhLoginEventMap } from '../../src/elements/events.ts';
import type { PunchhLogin } from '../../src/elements/login/login.ts';
import { SETTINGS_LIMIT } from '../../src/elements/sign-in/blocked-notice.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.ts';
import { findAllDeep, findDeep, shownText, until } from './dom.ts';
import './motion.ts';
import { clock, sandboxClock } from './test-clock.ts';

export const SEND = '/api2/password_less/token';
export const VERIFY = '/api2/password_less/verify';

/** The sentence in place of the form where nothing could be sent. */
export const UNAVAILABLE = 'Sign-in isn’t available right now. Please check back later.';

type EventName = keyof PunchhLoginEventMap;
type Detail<Name extends EventName> = PunchhLoginEventMap[Name]['detail'];

export interface Heard {
  type: EventName;
  detail: Detail<EventName>;
}

const EVENT_NAMES: readonly EventName[] = [
  'punchh-token', 'punchh-signed-out', 'punchh-code-sent', 'punchh-step', 'punchh-consent', 'punchh-error',
  'punchh-storage-degraded', 'punchh-handover',
];

export interface Sent {
  headers: Readonly<Record<string, string>>;
  body: Record<string, unknown>;
  status: number | null;
}

export interface MountOptions {
  /** Attributes of the element; `null` leaves a default out. */
  attributes?: Readonly<Record<string, string | null>>;
  properties?: Partial<PunchhLogin>;
  sandbox?: Sandbox;
  sandboxOptions?: SandboxOptions;
  /** Contents of the element. */
  html?: string;
  parent?: HTMLElement;
}

const mounted = new Set<Guest>();

/** A server that no other test knows: sessions, attempts and consents are all kept by server. */
export const newServer = (): string => `https://${crypto.randomUUID()}.example.test`;

/** A guest in front of one `<punchh-login>`, who sees and does what a person can. */
export class Guest {
  readonly element: PunchhLogin;
  readonly sandbox: Sandbox;
  /** Everything the host heard, in order. */
  readonly heard: Heard[] = [];

  constructor({ attributes = {}, properties = {}, sandbox, sandboxOptions, html = '', parent = document.body }: MountOptions = {}) {
    this.sandbox = sandbox ?? createSandbox({ clock: sandboxClock(), ...sandboxOptions });
    this.element = document.createElement('punchh-login');
    const all: Record<string, string | null> = {
      server: newServer(),
      client: 'demo-client',
      'terms-url': '/terms',
      'privacy-url': '/privacy',
      ...attributes,
    };
    for (const [name, value] of Object.entries(all)) if (value !== null) this.element.setAttribute(name, value);
    const fetcher: typeof fetch = (input, init) => this.sandbox.fetch(input, init);
    Object.assign(this.element, { fetcher, ...properties });
    this.element.innerHTML = html;
    for (const type of EVENT_NAMES) {
      this.element.addEventListener(type, (event) => {
        this.heard.push({ type, detail: event.detail });
      });
    }
    parent.append(this.element);
    mounted.add(this);
  }

  /** Details of one kind of event, in order. */
  details<Name extends EventName>(type: Name): Detail<Name>[] {
    return this.heard.filter((event) => event.type === type).map(({ detail }) => detail as Detail<Name>);
  }

  /** Waits for the first event of a kind after `seen` others. */
  async hears<Name extends EventName>(type: Name, seen = 0): Promise<Detail<Name>> {
    return until(() => this.details(type)[seen], () => `${type} (heard: ${this.heard.map((event) => event.type).join() || 'nothing'})`);
  }

  async reaches(step: string): Promise<void> {
    const shown = step === 'signed-in' ? 'punchh-signed-in-step' : step === 'restoring' ? '.skeleton' : `punchh-${step}-step`;
    await until(
      () => this.element.getAttribute('step') === step && findDeep(this.root, shown)?.checkVisibility(),
      () => `step ${step}; it is ${this.element.step}, showing: ${this.text}`,
    );
    await this.settled();
  }

  /** Waits until everything asked for so far is painted. */
  async settled(): Promise<void> {
    await this.element.updateComplete;
    for (const step of findAllDeep(this.root, '[data-step]')) {
      await (step as HTMLElement & { updateComplete?: Promise<unknown> }).updateComplete;
    }
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  /** The text on the screen. */
  get text(): string {
    return shownText(this.root);
  }

  /** Waits for a text on the screen. */
  async sees(text: string | RegExp): Promise<void> {
    await until(
      () => (typeof text === 'string' ? this.text.includes(text) : text.test(this.text)),
      () => `the words ${String(text)} in: ${this.text}`,
    );
  }

  /** Waits for the sentence of a page that names no server or client, and lets the time pass that it has to name them. */
  async seesUnavailable(): Promise<void> {
    await until(() => clock.pending, 'the wait for the page');
    clock.advance(SETTINGS_LIMIT);
    await this.sees(UNAVAILABLE);
  }

  find(selector: string): HTMLElement | null {
    return findDeep(this.root, selector);
  }

  findAll(selector: string): HTMLElement[] {
    return findAllDeep(this.root, selector);
  }

  /** Waits for a field by what it is for: at a kiosk or a till, where autofill is off, by its id. */
  async field(autocomplete: string): Promise<HTMLInputElement> {
    const own = `input[autocomplete="${autocomplete}"]`;
    return until(
      () => this.find(this.element.mode === 'web' ? own : `${own}, #${autocomplete === 'tel' ? 'phone' : autocomplete}`) as HTMLInputElement | null,
      () => `a field for ${autocomplete}; ${this.text}`,
    );
  }

  get code(): HTMLInputElement {
    return this.find('input[part~="code"]') as HTMLInputElement;
  }

  /** The digits that are painted. */
  get paintedCode(): string {
    return this.findAll('[part~="code-slot"]').map((slot) => slot.textContent.trim()).join('');
  }

  /** The cells of the code that are painted as selected. */
  get selectedCells(): number[] {
    return this.findAll('[part~="code-slot"]').flatMap((slot, index) => (slot.matches('.selected') ? [index] : []));
  }

  get boxes(): HTMLInputElement[] {
    return this.findAll('input[part~="checkbox"]') as HTMLInputElement[];
  }

  get primary(): HTMLButtonElement {
    return this.find('[part~="primary-button"]') as HTMLButtonElement;
  }

  /** The errors that are shown. */
  get alerts(): string[] {
    return this.findAll('[role="alert"]').filter((alert) => alert.checkVisibility()).map((alert) => alert.textContent.trim());
  }

  /** A button or a link by its words. */
  button(words: string | RegExp): HTMLButtonElement {
    const found = this.findAll('button').find((button) => {
      const text = button.textContent.replace(/\s+/g, ' ').trim();
      return typeof words === 'string' ? text === words : words.test(text);
    });
    if (!found) throw new Error(`no button ${String(words)} in: ${this.text}`);
    return found as HTMLButtonElement;
  }

  async press(target: HTMLElement): Promise<void> {
    target.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    target.focus({ preventScroll: true });
    target.click();
    await this.settled();
  }

  /** Key by key, at the caret, as a keyboard would. */
  async type(field: HTMLInputElement, text: string): Promise<void> {
    field.focus({ preventScroll: true });
    for (const key of text) {
      field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
      this.insert(field, key, 'insertText');
      await this.settled();
    }
  }

  /** Puts a text where the selection is, and tells: what typing, pasting and autofill come down to. */
  insert(field: HTMLInputElement, text: string, inputType: string): void {
    if (field.selectionStart === null) field.value += text;
    else field.setRangeText(text, field.selectionStart, field.selectionEnd!, 'end');
    field.dispatchEvent(new InputEvent('input', { data: text, inputType, bubbles: true, composed: true }));
  }

  /** Tells that the selection in a field has been moved, as a browser does. */
  async moves(field: HTMLInputElement): Promise<void> {
    field.dispatchEvent(new Event('selectionchange', { bubbles: true }));
    await this.settled();
  }

  /** Enters a text at the caret through an input method: each state of it in turn, and then its end. */
  async composes(field: HTMLInputElement, states: readonly string[]): Promise<void> {
    const options = { bubbles: true, composed: true };
    const at = field.selectionStart!;
    field.dispatchEvent(new CompositionEvent('compositionstart', options));
    for (const [index, state] of states.entries()) {
      const behind = at + (states[index - 1]?.length ?? 0);
      field.setRangeText(state, at, behind, 'end');
      field.dispatchEvent(new InputEvent('input', { ...options, data: state, inputType: 'insertCompositionText', isComposing: true }));
      await this.settled();
      if (field.value.slice(at, at + state.length) !== state) throw new Error(`"${field.value}" was written while "${state}" was composed`);
    }
    field.dispatchEvent(new CompositionEvent('compositionend', { ...options, data: states.at(-1)! }));
    await this.settled();
  }

  async backspace(field: HTMLInputElement): Promise<void> {
    const at = field.selectionStart!;
    field.setRangeText('', Math.max(0, at - 1), at, 'end');
    field.dispatchEvent(new InputEvent('input', { inputType: 'deleteContentBackward', bubbles: true, composed: true }));
    await this.settled();
  }

  async clear(field: HTMLInputElement): Promise<void> {
    field.value = '';
    field.dispatchEvent(new InputEvent('input', { inputType: 'deleteContentBackward', bubbles: true, composed: true }));
    await this.settled();
  }

  async paste(field: HTMLInputElement, text: string): Promise<void> {
    field.focus({ preventScroll: true });
    const event = new Event('paste', { bubbles: true, composed: true, cancelable: true });
    Object.defineProperty(event, 'clipboardData', { value: { getData: () => text } });
    // Where nobody takes the paste, the browser puts it in; line breaks do not fit in an input.
    if (field.dispatchEvent(event)) this.insert(field, text.replace(/[\r\n]/g, ''), 'insertFromPaste');
    await this.settled();
  }

  /** The whole value at once, as a browser fills it in. */
  async autofill(field: HTMLInputElement, text: string): Promise<void> {
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { inputType: 'insertReplacementText', bubbles: true, composed: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await this.settled();
  }

  /** Enter in a field: the form's implicit submission. */
  async enter(field: HTMLInputElement): Promise<void> {
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
    field.form!.requestSubmit(this.primary);
    await this.settled();
  }

  async submit(): Promise<void> {
    await this.press(this.primary);
  }

  async chooses(channel: 'email' | 'sms'): Promise<void> {
    await this.press(await until(() => this.find(`input[type="radio"][value="${channel}"]`), `the channel ${channel}`));
  }

  async accepts(): Promise<void> {
    for (const box of this.boxes) if (!box.checked) await this.press(box);
  }

  /** From the first step to the code step. */
  async asksForCode({ email = 'guest@example.com', phone }: { email?: string; phone?: string } = {}): Promise<void> {
    if (phone === undefined) {
      const field = await this.field('email');
      field.value = '';
      await this.type(field, email);
    } else {
      if (this.find('input[value="sms"]')) await this.chooses('sms');
      const field = await this.field('tel');
      field.value = '';
      await this.paste(field, phone);
    }
    await this.accepts();
    await this.submit();
  }

  async reachesCode(contact: { email?: string; phone?: string } = {}): Promise<void> {
    await this.asksForCode(contact);
    await this.reaches('code');
  }

  /** The code in the newest message. */
  get received(): string {
    return this.sandbox.inbox.latest()!.code;
  }

  /** A code that the server did not send. */
  get wrongCode(): string {
    return String((Number(this.received) + 1) % 10 ** this.received.length).padStart(this.received.length, '0');
  }

  async signsIn(contact: { email?: string; phone?: string } = {}): Promise<void> {
    await this.reachesCode(contact);
    await this.paste(this.code, this.received);
    await this.reaches('signed-in');
  }

  /** The requests to a path, with their bodies. */
  requests(path: string): Sent[] {
    return this.sandbox.log.entries
      .filter((entry) => entry.path === path && entry.method === 'POST')
      .map(({ headers, body, status }) => ({ headers, body: JSON.parse(body || '{}') as Record<string, unknown>, status }));
  }

  /** Leaves the page, as a reload does: nothing in the page's memory is handed on. */
  leaves(): void {
    this.element.remove();
    mounted.delete(this);
  }

  /** Comes back to the same page. */
  returns(more: MountOptions = {}): Guest {
    const attributes: Record<string, string> = {};
    for (const { name, value } of this.element.attributes) if (name !== 'step') attributes[name] = value;
    return new Guest({ sandbox: this.sandbox, ...more, attributes: { ...attributes, ...more.attributes } });
  }
}

/** A guest in front of a painted form. */
export const mount = async (options: MountOptions = {}): Promise<Guest> => {
  const guest = new Guest(options);
  await guest.settled();
  await until(() => guest.find('[data-step], .notice, .skeleton'), 'the first paint');
  return guest;
};

/** Ends every element of a test. */
export const leaveAll = (): void => {
  for (const guest of [...mounted]) guest.leaves();
  clock.advance(0);
  clock.clear();
};
