import { expect } from '@open-wc/testing';
import { renderInstant } from '../../src/instant/render.ts';
import type { InstantOptions } from '../../src/instant/options.ts';
import { InstantStep } from '../../src/instant/step.ts';
import { findDeep, until } from '../harness/dom.ts';

// Unlike a server, a browser constructs the elements alone that are registered.
customElements.define('test-instant-step', InstantStep);

/** A page in a frame, whose script comes when it is released. */
class Page {
  readonly #frame = document.createElement('iframe');
  /** The bodies of the requests to send a code. */
  readonly sent: Record<string, unknown>[] = [];

  async open(options: Partial<InstantOptions>): Promise<void> {
    const rendered = renderInstant({
      server: '/api', client: 'demo-client', termsUrl: '/terms', privacyUrl: '/privacy', channels: 'email', storage: 'memory',
      sessionName: crypto.randomUUID(), ...options,
    });
    Object.assign(this.#frame, { width: '420', height: '760' });
    this.#frame.srcdoc = `<!doctype html><html lang="en"><meta charset="utf-8"><body style="margin: 0">${rendered}<p id="below">Below</p>`;
    document.body.append(this.#frame);
    await new Promise((resolve) => this.#frame.addEventListener('load', resolve, { once: true }));
    this.#frame.contentWindow!.focus();
    Object.assign(this.element, {
      fetcher: async (request: Request) => {
        this.sent.push(JSON.parse(await request.text()) as Record<string, unknown>);
        return new Response('{}', { status: 503 });
      },
    });
  }

  close(): void {
    this.#frame.remove();
  }

  get document(): Document {
    return this.#frame.contentDocument!;
  }

  get element(): HTMLElement {
    return this.document.querySelector('punchh-login')!;
  }

  get rendered(): HTMLElement | null {
    return this.element.shadowRoot!.querySelector('.instant');
  }

  find<Found extends HTMLElement = HTMLInputElement>(selector: string): Found {
    return findDeep(this.rendered ?? this.element.shadowRoot!, selector) as Found;
  }

  /** The control that has the focus, inside whatever shadow roots. */
  get focused(): HTMLInputElement | null {
    let { activeElement } = this.document;
    while (activeElement?.shadowRoot?.activeElement) activeElement = activeElement.shadowRoot.activeElement;
    return activeElement as HTMLInputElement | null;
  }

  /** Types at the caret, as a keyboard would. */
  type(text: string): void {
    const field = this.focused!;
    field.setRangeText(text, field.selectionStart!, field.selectionEnd!, 'end');
    field.dispatchEvent(new InputEvent('input', { data: text, inputType: 'insertText', bubbles: true, composed: true }));
  }

  /** Position and size, in px, of the element, the text below it, the field and the button. */
  get layout(): number[][] {
    const places = [this.element, this.document.querySelector('#below')!, this.find('#email'), this.find('[part~="primary-button"]')];
    return places.map((place) => place.getBoundingClientRect()).map(({ x, y, width, height }) => [x, y, width, height]);
  }

  async takenOver(): Promise<void> {
    const script = this.document.createElement('script');
    script.type = 'module';
    script.src = new URL('../../src/define.ts', import.meta.url).href;
    this.document.head.append(script);
    await until(() => this.rendered === null, 'the element in place of the rendered form');
  }
}

describe('a form that a server has rendered', () => {
  let page: Page;
  beforeEach(() => {
    page = new Page();
  });
  afterEach(() => page.close());

  it('can be typed in before a script has run, and is taken over with value, caret, tick and focus, in its place', async () => {
    await page.open({});
    expect(page.find('#email').checkVisibility()).to.equal(true);
    page.find('#consent-legal').click();
    page.find('#email').focus();
    page.type('gust@example.com');
    page.focused!.setSelectionRange(2, 2);
    const before = page.layout;
    await page.takenOver();
    const { focused } = page;
    expect([focused!.id, focused!.value, focused!.selectionStart, focused!.selectionEnd]).to.deep.equal(['email', 'gust@example.com', 2, 2]);
    expect(page.find('#consent-legal').checked).to.equal(true);
    expect(page.layout).to.deep.equal(before);
    page.type('e');
    focused!.form!.requestSubmit();
    expect(await until(() => page.sent[0], 'the request for a code')).to.include({ email: 'guest@example.com' });
  });

  it('is not shown before its style sheet has come', async () => {
    await page.open({});
    const { sheet } = page.find<HTMLStyleElement>('style');
    sheet!.disabled = true;
    expect(page.find('#email').checkVisibility()).to.equal(false);
    sheet!.disabled = false;
    expect(page.find('#email').checkVisibility()).to.equal(true);
  });

  it('is read from right to left, in its language and its brand, before and after', async () => {
    await page.open({ lang: 'ar', brand: { theme: { tokens: { 'color-primary': '#0a5c36', radius: '3px' } } } });
    const look = () => {
      const button = page.find('[part~="primary-button"]');
      const { direction, backgroundColor, borderRadius } = (page.document.defaultView!).getComputedStyle(button);
      return [button.textContent.replace(/\s+/g, ' ').trim(), direction, backgroundColor, borderRadius];
    };
    const before = look();
    const places = page.layout;
    expect(before[1]).to.equal('rtl');
    page.element.lang = ' ar ';
    // The element takes the brand over from its property; of a brand file it reads the same one.
    Object.assign(page.element, { brand: { theme: { tokens: { 'color-primary': '#0a5c36', radius: '3px' } } } });
    await page.takenOver();
    await until(() => look().join() === before.join(), () => `the look of before, ${before.join()}; it is ${look().join()}`);
    expect(page.layout).to.deep.equal(places);
  });

  it('shows the field of the chosen channel without a script', async () => {
    await page.open({ channels: 'email sms' });
    expect(page.find('#phone').checkVisibility()).to.equal(false);
    page.find('input[value="sms"]').click();
    expect([page.find('#phone').checkVisibility(), page.find('#email').checkVisibility()]).to.deep.equal([true, false]);
  });
});
