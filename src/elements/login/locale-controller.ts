import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isEnglish, loadLocale } from '../../i18n/locale-loader.ts';
import { directionOf, matchLocale } from '../../i18n/match-locale.ts';
import type { Messages } from '../../i18n/messages.ts';

/** How long, in ms, the words of another language may keep the form waiting; then it is English until they come. */
const WORDS_LIMIT = 1000;

/** How much of a language is here: of English the first step, or a sign-in with a code; everything. */
export type Extent = 0 | 1 | 2;

/** Follows the nearest `lang`, loads its words, and only ever shows the latest one asked for. */
export class LocaleController implements ReactiveController {
  /** The tag as the page has it. */
  tag = 'en';
  /** The same, or `en` where the words are English after all. */
  shown = 'en';
  direction: 'ltr' | 'rtl' = 'ltr';
  words: Messages | undefined;
  /** Whether there is something to show: English is always there. */
  ready = false;
  /** Which words are here; those that did not come are not waited for. */
  has: Extent = 0;
  #wanted = '';
  #needed: Extent = 0;
  /** Words may not have come: they are asked for again when they are needed next. */
  #lost = false;
  readonly #host: ReactiveControllerHost & HTMLElement;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.follow();
  }

  /** Loads the words of the steps to come. */
  need(extent: Extent): void {
    if (extent > this.#needed) this.#needed = extent;
    else if (!this.#lost) return;
    this.#load(this.#wanted);
  }

  /** Something that the words are for has come. */
  update(): void {
    this.#host.requestUpdate();
  }

  /** Turns to the language that the page has now. */
  follow(): void {
    let element: Element | null = this.#host;
    while (element && !element.closest('[lang]')) element = (element.getRootNode() as ShadowRoot).host ?? null;
    const tag = element?.closest('[lang]')?.getAttribute('lang') || 'en';
    if (tag !== this.#wanted) this.#load(tag);
  }

  #load(tag: string): void {
    this.#wanted = tag;
    const asked = this.#needed;
    const commit = (words: Messages | undefined) => {
      if (this.#wanted !== tag || asked !== this.#needed) return;
      if (words) {
        this.has = asked || 1;
        this.#lost = isEnglish(words);
      }
      this.tag = tag;
      this.words = words;
      // Words that did not come are English, and read as such.
      this.shown = words && this.#lost ? 'en' : tag;
      this.direction = directionOf(this.shown);
      this.ready = true;
      this.update();
    };
    if (matchLocale(tag) === 'en') {
      // English is always there for the first step.
      if (!asked || !this.ready) commit(undefined);
      if (!asked) return;
    }
    if (!this.ready) {
      setTimeout(() => {
        this.ready = true;
        this.update();
      }, WORDS_LIMIT);
    }
    void loadLocale(tag, asked > 1).then(commit);
  }
}
