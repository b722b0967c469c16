import type { Message } from '../../../src/sandbox/index.ts';
import { codeLengthOf, Stage } from '../../scenes/stage.ts';
import { isParOrdering } from '../brand.ts';
import type { BrandFile } from '../brand.ts';
import type { Notes } from '../project.ts';
import { SIZES } from './view.ts';
import type { View } from './view.ts';

export interface AnsweredConsent {
  id: string;
  accepted: boolean;
  version: string;
  locale: string;
}

export interface TrialHost {
  /** Something of the trial has to be drawn anew. */
  changed(): void;
  /** A message has arrived on the guest's phone. */
  arrived(message: Message): void;
}

const MODES = { overview: 'web', phone: 'web', desktop: 'web', kiosk: 'kiosk', pos: 'pos' } as const;

const randomCode = (length: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => String(byte % 10)).join('');

/** A sign-in that somebody goes through by hand, and what arrives on the guest's phone meanwhile. */
export class Trial {
  messages: readonly Message[] = [];
  consents: readonly AnsweredConsent[] = [];
  step = 'identifier';
  readonly #home: HTMLElement;
  readonly #host: TrialHost;
  #stage: Stage | null = null;
  #built = '';
  #shown: { brand: BrandFile; notes: Notes; view: View } | null = null;

  constructor(home: HTMLElement, host: TrialHost) {
    this.#home = home;
    this.#host = host;
    new ResizeObserver(() => this.#fit()).observe(home);
  }

  show(brand: BrandFile, notes: Notes, view: View): void {
    this.#shown = { brand, notes, view };
    const { theme: _theme, copy: _copy, name: _name, server: _server, client: _client, ...flow } = brand;
    const built = JSON.stringify([view.screen, view.lang, flow]);
    if (built === this.#built && this.#stage) this.#stage.show(brand);
    else {
      this.#built = built;
      this.restart();
    }
    this.#fit();
  }

  /** A new guest. */
  restart(): void {
    if (!this.#shown) return;
    const { brand, view } = this.#shown;
    const length = codeLengthOf(brand);
    const backend = isParOrdering(brand) ? 'menu' : brand.backend;
    const { resendAfter } = brand.code ?? {};
    this.#stage?.strike();
    [this.messages, this.consents, this.step] = [[], [], 'identifier'];
    const stage = (this.#stage = new Stage(
      {
        label: 'Try it',
        ...(typeof backend === 'string' && { backend }),
        sandbox: {
          codes: () => randomCode(length),
          ...(brand.name && { brandName: brand.name }),
          resendAfter: typeof resendAfter === 'number' && resendAfter >= 0 ? resendAfter : 30,
        },
      },
      brand, { lang: view.lang, mode: MODES[view.screen] }));
    const { element, sandbox } = stage;
    sandbox.inbox.subscribe((message) => {
      this.messages = [...sandbox.inbox.messages].reverse();
      if (message) this.#host.arrived(message);
      this.#host.changed();
    });
    element.addEventListener('punchh-consent', ({ detail }) => {
      this.consents = detail.consents;
      this.#host.changed();
    });
    element.addEventListener('punchh-step', ({ detail }) => {
      this.step = detail.step;
      this.#host.changed();
    });
    const screen = document.createElement('div');
    screen.className = 'screen';
    screen.innerHTML = '<div class="page"><div class="site" aria-hidden="true"><b></b><i></i><i></i><i></i></div><div class="place"></div></div>';
    screen.querySelector('.place')!.append(element);
    this.#home.replaceChildren(screen);
    this.#fit();
    this.#host.changed();
  }

  /** Types a code as the phone's suggestion above the keyboard would. */
  async enter(code: string): Promise<void> {
    await this.#stage?.field('[part~="code"]', code);
  }

  /** Leaves the page, and what the guest left on this device with it. */
  strike(): void {
    this.#stage?.strike();
    this.#stage = null;
    this.#built = '';
    this.#home.replaceChildren();
  }

  #fit(): void {
    const screen = this.#home.querySelector<HTMLElement>('.screen');
    if (!screen || !this.#shown) return;
    const { brand, notes, view } = this.#shown;
    const device = view.screen === 'overview' ? 'phone' : view.screen;
    const [width, height] = SIZES[device];
    const { clientWidth, clientHeight } = this.#home;
    // A phone is tried at its own size, in what height there is; larger screens are made to fit.
    const scale = Math.min(1, (clientWidth - 32) / (width + 16));
    const shownHeight = device === 'phone' ? Math.max(560, Math.min(height, clientHeight - 48)) : height * scale;
    screen.dataset.device = device;
    screen.style.cssText = `--scale:${scale};inline-size:${width * scale}px;block-size:${shownHeight}px`;
    const page = screen.querySelector<HTMLElement>('.page')!;
    page.style.cssText = `color-scheme:${view.scheme};inline-size:${width}px;block-size:${shownHeight / scale}px;scale:${scale}`;
    page.style.background = notes.page?.[view.scheme] ?? '';
    page.querySelector('b')!.textContent = brand.name ?? 'Your brand';
  }
}
