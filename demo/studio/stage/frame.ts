import { SCENES } from '../../scenes/scenes.ts';
import { Stage } from '../../scenes/stage.ts';
import { isParOrdering } from '../brand.ts';
import type { BrandFile } from '../brand.ts';
import type { Notes } from '../project.ts';
import { SIZES } from './view.ts';
import type { Screen, View } from './view.ts';

export interface Shown {
  brand: BrandFile;
  notes: Notes;
  /** CSS px, where it is not the whole screen. */
  height?: number;
  view: Pick<View, 'scheme' | 'scene' | 'lang'> & { screen: Exclude<Screen, 'overview'> };
}

/** Drawn smaller than this, a screen is a picture: nobody could press what is in it. */
const LEAST_SCALE = 0.6;
const MODES = { phone: 'web', desktop: 'web', kiosk: 'kiosk', pos: 'pos' } as const;

/** A device with a page of the brand's on it, and the element in that page led to a scene. */
export class Frame {
  readonly element = document.createElement('div');
  readonly #page: HTMLElement;
  readonly #place: HTMLElement;
  #stage: Stage | null = null;
  #built = '';
  #size: readonly [number, number] = SIZES.phone;
  #scheme = '';
  #scale = 1;
  #playing = false;

  constructor() {
    this.element.className = 'screen';
    this.element.innerHTML = `<div class="page"><div class="site" aria-hidden="true"><b></b><i></i><i></i><i></i></div>
      <div class="place"></div></div>`;
    this.#page = this.element.querySelector('.page')!;
    this.#place = this.element.querySelector('.place')!;
  }

  /** CSS px of the screen that it shows, before it is made to fit. */
  get size(): readonly [number, number] {
    return this.#size;
  }

  show({ brand, notes, view, height }: Shown): void {
    const [width, whole] = SIZES[view.screen];
    this.#size = [width, height ?? whole];
    this.#scheme = view.scheme;
    this.element.dataset.device = view.screen;
    this.#page.style.colorScheme = view.scheme;
    this.#page.style.background = notes.page?.[view.scheme] ?? '';
    this.#page.querySelector('b')!.textContent = brand.name ?? 'Your brand';
    // Colours and words change in place, within a frame; what changes the flow starts the scene anew.
    const { theme: _theme, copy: _copy, name: _name, server: _server, client: _client, ...flow } = brand;
    const built = JSON.stringify([view.screen, view.scene, view.lang, flow]);
    if (built === this.#built) this.#stage?.show(brand);
    else {
      this.#built = built;
      void this.#play(brand, view);
    }
  }

  /** Draws the screen at a scale. */
  fit(scale: number): void {
    this.#scale = scale;
    this.#setInert();
    const [width, height] = this.#size;
    this.element.style.cssText = `--scale:${scale};inline-size:${Math.floor(width * scale)}px;block-size:${Math.floor(height * scale)}px`;
    const background = this.#page.style.background;
    this.#page.style.cssText = `color-scheme:${this.#scheme};inline-size:${width}px;block-size:${height}px;scale:${scale}`;
    this.#page.style.background = background;
  }

  strike(): void {
    this.#stage?.strike();
    this.#stage = null;
    this.element.remove();
  }

  async #play(brand: BrandFile, view: Shown['view']): Promise<void> {
    const { [view.scene]: chosen = SCENES.start! } = SCENES;
    // The other scenes are told of Punchh: a code of PAR Ordering may lead on to the details of a new guest.
    const scene = chosen === SCENES.start && isParOrdering(brand) ? { ...chosen, backend: 'menu' } : chosen;
    const stage = new Stage(scene, brand, { lang: view.lang, mode: MODES[view.screen] });
    // Its events are no business of the studio's.
    stage.element.addEventListener('punchh-error', (event) => event.stopPropagation());
    const before = this.#stage;
    this.#stage = stage;
    // Inert while it is led: focus must not leave the control that somebody is typing in.
    this.#playing = true;
    this.#setInert();
    before?.strike();
    this.#place.replaceChildren(stage.element);
    await stage.play();
    if (this.#stage === stage) this.#playing = false;
    this.#setInert();
  }

  #setInert(): void {
    this.#place.inert = this.#playing || this.#scale < LEAST_SCALE;
  }
}
