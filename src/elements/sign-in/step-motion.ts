import type { LitElement, ReactiveController } from 'lit';
import type { LoginView } from '../login-view.ts';
import { STEP_PARTS, type StepElement } from '../step-element.ts';
import { wantsMotion } from './wants-motion.ts';

/** How long a step takes to come, and the card to get its height, in ms. */
const ENTER_TIME = 200;
/** How long the last step takes to go, in ms. */
const LEAVE_TIME = 160;
const EASING = 'ease';
/** How far a step slides, in px. */
const DISTANCE = 8;

/** These elements stay where they are when the step changes. */
const RESTING = '[name="logo"], [part~="footer"], .visually-hidden, [inert]';
/** Headings and texts. Their elements may stay and show the next step's words. */
const WORDS = 'slot, [part]';

/** Returns a copy of a heading or a text, as it is shown now. */
const copyText = (element: Element): Element => {
  const copy = document.createElement('p');
  const isSlot = element instanceof HTMLSlotElement;
  copy.setAttribute('part', isSlot ? element.name : element.getAttribute('part')!);
  copy.append(isSlot ? element.assignedNodes({ flatten: true }).map((node) => node.textContent).join('') : element.textContent);
  return copy;
};

/**
 * Moves from step to step: the contents cross-fade with a small slide, and the height of the card changes gradually, so
 * that what stands below it never jumps. The next step can be used from the first frame on; a step that follows while
 * this one is coming starts from where things are.
 */
export class StepMotion implements ReactiveController {
  /** Whether the last step is shown while it goes: not where many guests use one device. */
  showsLeaving = false;
  /** Called with the height of the card, in px, once a step is shown and nothing moves. */
  heightShown: (height: number) => void = () => {};
  readonly #element: LitElement;
  #foundCard: HTMLElement | undefined;
  /** The width and height of the card, in px, as they were last painted. */
  #painted = [0, 0];
  /** The element of a step, the placeholder, or the notice in place of a form. */
  #main: StepElement | undefined;
  #view: LoginView | undefined;
  #leaving: readonly Element[] = [];
  #layer: Element | undefined;
  #growth: Animation | undefined;

  constructor(element: LitElement) {
    this.#element = element;
    element.addController(this);
  }

  /** Looked up late, because the element has no card before its first update. */
  get #card(): HTMLElement {
    if (!this.#foundCard) {
      this.#foundCard = this.#element.renderRoot.querySelector<HTMLElement>('[part~="card"]')!;
      // The card must not be resized in here: browsers would report that to the page as an error ("ResizeObserver loop").
      new ResizeObserver(() => {
        this.#painted = this.#size;
        this.#reportHeight();
      }).observe(this.#foundCard);
    }
    return this.#foundCard;
  }

  get #size(): number[] {
    return [this.#card.offsetWidth, this.#card.offsetHeight];
  }

  get #contents(): Element[] {
    return [...this.#card.children].filter((child) => !child.matches(RESTING));
  }

  hostUpdate(): void {
    const leaves = this.showsLeaving && this.#element.hasUpdated;
    this.#leaving = leaves ? this.#contents.map((child) => (child.matches(WORDS) ? copyText(child) : child)) : [];
  }

  hostUpdated(): void {
    const last = this.#main;
    const leaving = this.#leaving;
    const main = (this.#main = this.#contents.find((child) => !child.matches(WORDS)) as StepElement | undefined);
    const hasChanged = main !== last;
    // The same step tells by itself when it is drawn.
    if (!hasChanged && main?.addController) return;
    // Once the step is drawn, but before the next frame.
    void Promise.resolve(main?.updateComplete).then(() => {
      if (hasChanged && last && main === this.#main && wantsMotion()) this.#change(leaving);
      if (!main?.addController) this.#grow();
      else if (hasChanged) main.addController({ hostUpdated: this.#grow });
    });
  }

  #change(leaving: readonly Element[]): void {
    const card = this.#card;
    this.#growth?.cancel();
    this.#removeLayer();
    const entering = this.#contents.flatMap((child) =>
      child instanceof HTMLSlotElement ? child.assignedElements({ flatten: true }) : child,
    );
    const top = entering[0]!.getBoundingClientRect().top - card.getBoundingClientRect().top - card.clientTop;
    const isBack = this.#main!.matches('punchh-identifier-step, punchh-password-step');
    const slide = isBack === (card.dir === 'rtl') ? DISTANCE : -DISTANCE;
    const [width, height] = this.#size as [number, number];
    this.#view = this.#main!.view;
    this.#resize(width === this.#painted[0] ? this.#painted[1]! : height, height);
    for (const element of entering) element.animate([{ opacity: 0, translate: `${slide}px` }, {}], { duration: ENTER_TIME, easing: EASING });
    if (this.showsLeaving) this.#leave(leaving, top, -slide);
  }

  /** Fades out the last step in an inert layer with a closed shadow root: no script finds its fields, no browser fills them in. */
  #leave(leaving: readonly Element[], top: number, slide: number): void {
    const card = this.#card;
    const layer = (this.#layer = document.createElement('div'));
    layer.inert = true;
    layer.className = 'leaving';
    layer.setAttribute('exportparts', `heading,${STEP_PARTS}`);
    layer.style.cssText = `padding: ${top}px ${getComputedStyle(card).paddingRight} 0 ${getComputedStyle(card).paddingLeft}`;
    const root = layer.attachShadow({ mode: 'closed' });
    root.adoptedStyleSheets = (card.getRootNode() as ShadowRoot).adoptedStyleSheets;
    root.append(card.cloneNode());
    root.firstElementChild!.append(...leaving.filter((element) => !element.isConnected));
    card.append(layer);
    layer.animate([{}, { opacity: 0, translate: `${slide}px` }], { duration: LEAVE_TIME, easing: EASING }).onfinish = () => this.#removeLayer(layer);
  }

  /** Not by `remove`: that of Prototype.js throws where the layer is gone already. */
  #removeLayer(layer = this.#layer): void {
    layer?.parentNode?.removeChild(layer);
  }

  /** Lets the card grow or shrink from the height that was last painted, unless the page has changed words or colours. */
  readonly #grow = (): void => {
    const last = this.#view;
    const view = (this.#view = this.#main?.view);
    if (view !== last && view?.state === last?.state) this.#painted = this.#size;
    const [width, height] = this.#size as [number, number];
    const [paintedWidth, from] = this.#painted as [number, number];
    if (!this.#growth && width === paintedWidth && height !== from && wantsMotion()) this.#resize(from, height);
  };

  #resize(from: number, to: number): void {
    const card = this.#card;
    card.toggleAttribute('data-moving', true);
    this.#growth = card.animate({ blockSize: [`${from}px`, `${to}px`] }, { duration: ENTER_TIME, easing: EASING });
    this.#growth.onfinish = () => {
      card.removeAttribute('data-moving');
      this.#growth = undefined;
      // Something else may have changed the height in the meantime.
      this.#painted = [card.offsetWidth, to];
      this.#grow();
      this.#reportHeight();
    };
  }

  #reportHeight(): void {
    const height = this.#painted[1]!;
    if (!this.#growth && height && this.#main?.addController) this.heightShown(height);
  }
}
