import { SCENES } from '../scenes/scenes.ts';
import type { Stage } from '../scenes/stage.ts';
import { LOCALES } from '../studio/locales.ts';
import { linkTo, stageOf, type View } from './view.ts';

/** Elements that are led at the same time: more would only wait for one another. */
const AT_ONCE = 3;
const queue: (() => Promise<void>)[] = [];
let running = 0;

const goOn = (): void => {
  const next = running < AT_ONCE && queue.shift();
  if (!next) return;
  running += 1;
  void next().finally(() => {
    running -= 1;
    goOn();
  });
};

const NAMES = new Map(LOCALES);
/** Keeps a name that reads from right to left in its place among the others. */
const isolate = (text: string) => `\u2068${text}\u2069`;
const themeName = (theme: string) => theme.replace(/-/g, ' ').replace(/^./, (letter) => letter.toUpperCase());

/** A frame with a live element in it, as long as it is near the screen. */
export class Card {
  readonly element = document.createElement('article');
  readonly #frame: HTMLElement;
  readonly #view: View;
  #stage: Stage | null = null;
  #near = false;
  /** Ends the wait for a page that has been taken away. */
  #given = (): void => {};

  constructor(view: View) {
    this.#view = view;
    const { state, theme, scheme, lang, width, height } = view;
    const scene = SCENES[state]!;
    this.element.className = 'card';
    this.element.innerHTML = `<header><h3></h3><p></p><a target="_blank">Open alone</a></header><div class="frame" inert></div>`;
    this.element.querySelector('h3')!.textContent = scene.label;
    this.element.querySelector('p')!.textContent = [themeName(theme), scheme === 'light' ? 'Light' : 'Dark', isolate(NAMES.get(lang)!), height ? `${width} × ${height} px` : `${width} px`].join(' · ');
    const link = this.element.querySelector('a')!;
    link.href = linkTo(view);
    link.setAttribute('aria-label', `Open alone: ${scene.label}`);
    this.#frame = this.element.querySelector('.frame')!;
    this.element.style.setProperty('--width', `${width}px`);
    if (height) {
      this.element.classList.add('screen');
      this.element.style.setProperty('--height', `${height}px`);
    }
    this.#frame.dataset.scheme = scheme;
  }

  /** Comes and goes with the screen: hundreds of elements at once would help nobody. */
  set near(near: boolean) {
    if (near === this.#near) return;
    this.#near = near;
    if (near) {
      queue.push(() => this.#play());
      goOn();
    } else this.#leave();
  }

  #leave(): void {
    // The cards below must not jump.
    this.#frame.style.minBlockSize = `${this.#frame.offsetHeight}px`;
    this.#stage?.strike();
    this.#stage = null;
    this.#frame.replaceChildren();
    this.#given();
  }

  async #play(): Promise<void> {
    if (!this.#near || this.#frame.childElementCount > 0) return;
    const { alone } = SCENES[this.#view.state]!;
    // A screen is a page of its own, too.
    if (alone || this.#view.height) {
      if (alone === 'focus') this.#frame.replaceChildren(this.#excuse());
      else await this.#open(this.#page());
      return;
    }
    const stage = (this.#stage = stageOf(this.#view));
    this.#frame.replaceChildren(stage.element);
    const reached = await stage.play();
    if (this.#stage !== stage) return;
    this.#frame.style.minBlockSize = '';
    this.element.classList.toggle('lost', !reached);
  }

  /** Shows a page, and waits until it has got to its state, or has left the screen. */
  #open(page: HTMLIFrameElement): Promise<void> {
    return new Promise((resolve) => {
      const told = ({ source }: MessageEvent): void => {
        if (page.isConnected && source !== page.contentWindow) return;
        removeEventListener('message', told);
        resolve();
      };
      addEventListener('message', told);
      this.#given = () => told(new MessageEvent('message'));
      this.#frame.replaceChildren(page);
    });
  }

  /** Only one field of a page has the focus, and that is the visitor's. */
  #excuse(): HTMLElement {
    const words = document.createElement('p');
    words.textContent = 'Shows where the keyboard is. Open it alone.';
    return words;
  }

  #page(): HTMLIFrameElement {
    const page = document.createElement('iframe');
    page.src = linkTo(this.#view);
    page.title = SCENES[this.#view.state]!.label;
    page.tabIndex = -1;
    if (!this.#view.height) page.addEventListener('load', () => {
      const place = page.contentDocument!.querySelector('#place')!;
      new ResizeObserver(() => (page.style.blockSize = `${place.getBoundingClientRect().height}px`)).observe(place);
    });
    return page;
  }

  remove(): void {
    this.#near = false;
    this.#stage?.strike();
    this.element.remove();
    this.#given();
  }
}
