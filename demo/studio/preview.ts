import { SCENES } from '../scenes/scenes.ts';
import { Stage } from '../scenes/stage.ts';
import type { BrandFile } from './brand.ts';
import type { Scheme } from './palette.ts';

export type Device = 'phone' | 'desktop' | 'kiosk';

/** CSS pixels of each device's screen. */
const SIZES: Record<Device, readonly [number, number]> = { phone: [390, 780], desktop: [1120, 780], kiosk: [1080, 1500] };

export interface View {
  device: Device;
  scheme: Scheme;
  scene: string;
  lang: string;
}

/** A device with a page of the brand's on it, and the element in that page led to a scene. */
export class Preview {
  readonly #screen: HTMLElement;
  readonly #page: HTMLElement;
  #stage: Stage | null = null;
  #built = '';
  #view: View | null = null;

  constructor(private readonly home: HTMLElement, private readonly report: (problem: string) => void) {
    home.innerHTML = `<div class="screen"><div class="page"><div class="site" aria-hidden="true"><b></b><i></i><i></i><i></i></div>
      <div class="place"></div></div></div>`;
    this.#screen = home.querySelector('.screen')!;
    this.#page = home.querySelector('.page')!;
    new ResizeObserver(() => this.#fit()).observe(home);
  }

  show(brand: BrandFile, view: View): void {
    this.#view = view;
    this.#screen.dataset.device = view.device;
    this.#page.style.colorScheme = view.scheme;
    this.#page.querySelector('b')!.textContent = brand.name ?? 'Your brand';
    this.#fit();
    // Colours and words change in place, within a frame; what changes the flow starts the scene anew.
    const { theme: _theme, copy: _copy, name: _name, ...flow } = brand;
    const built = JSON.stringify([view.device, view.scene, view.lang, flow]);
    if (built === this.#built) {
      // What was wrong with it before; the element says so again where it still is.
      this.report('');
      this.#stage?.show(brand);
    } else {
      this.#built = built;
      void this.#play(brand, view);
    }
  }

  async #play(brand: BrandFile, view: View): Promise<void> {
    const scene = SCENES[view.scene] ?? SCENES.start!;
    const stage = new Stage(scene, brand, { lang: view.lang, mode: view.device === 'kiosk' ? 'kiosk' : 'web' });
    const before = this.#stage;
    this.#stage = stage;
    stage.element.addEventListener('punchh-error', (event) => {
      const { code, message } = (event as CustomEvent<{ code: string; message: string }>).detail;
      if (code === 'brand_invalid' || code === 'invalid_configuration') this.report(message);
    });
    this.report('');
    const place = this.#page.querySelector<HTMLElement>('.place')!;
    // Inert while it is led: focus must not leave the control that somebody is typing in.
    place.inert = true;
    before?.strike();
    place.replaceChildren(stage.element);
    await stage.play();
    if (this.#stage === stage) place.inert = false;
  }

  #fit(): void {
    if (!this.#view) return;
    const [width, height] = SIZES[this.#view.device];
    const { clientWidth, clientHeight } = this.home;
    // Where there is little height, a part that can be read says more than a whole that cannot: the rest is scrolled to.
    const fitting = clientHeight < 480 ? 1 : (clientHeight - 48) / (height + 24);
    const scale = Math.min(1, (clientWidth - 48) / (width + 24), fitting);
    this.#page.style.cssText = `color-scheme:${this.#view.scheme};inline-size:${width}px;block-size:${height}px;scale:${scale}`;
    this.#screen.style.cssText = `--scale:${scale};inline-size:${width * scale}px;block-size:${height * scale}px`;
  }
}
