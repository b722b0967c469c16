import { systemClock } from '../../model/clock.ts';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isEnglish, loadLocale } from '../../i18n/locale-loader.ts';
import { languageOf, matchLocale } from '../../i18n/match-locale.ts';
import type { Messages } from '../../i18n/messages.ts';
import { readLanguage } from './read-language.ts';

/** The time, in ms, that the form waits for the texts of another language; then it is English until they are loaded. */
const TEXTS_LIMIT = 1000;

/** How many of a language's texts are loaded. English is cut into three; other languages have no part for the first step alone. */
export const FIRST_STEP = 0;
export const CODE_SIGN_IN = 1;
export const ALL_STEPS = 2;
export type Extent = typeof FIRST_STEP | typeof CODE_SIGN_IN | typeof ALL_STEPS;

/** Follows the nearest `lang` and loads its texts. Only the latest language that was asked for is shown. */
export class LocaleController implements ReactiveController {
  /** The language tag of the page. */
  tag = 'en';
  /** The language tag of the texts: `tag`, or `en` where the words are English because its texts do not ship, or failed to load. */
  shown = 'en';
  texts: Messages | undefined;
  /** Whether the form can be shown: in its language, or in English after a second. */
  ready = false;
  /** The texts that are loaded, or that failed to load and are not waited for. */
  has: Extent = FIRST_STEP;
  #wanted = '';
  #needed: Extent = FIRST_STEP;
  /** The page's language is not shown: its texts do not ship, or failed to load. They are requested again when they are needed next. */
  #failed = false;
  readonly #host: ReactiveControllerHost & HTMLElement;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.follow();
  }

  /** Loads the texts of the next steps. */
  need(extent: Extent): void {
    if (extent > this.#needed) this.#needed = extent;
    else if (!this.#failed) return;
    this.#load(this.#wanted);
  }

  /** Reads the nearest `lang`, and loads its texts where it has changed. */
  follow(): void {
    const tag = readLanguage(this.#host);
    if (tag !== this.#wanted) this.#load(tag);
  }

  #load(tag: string): void {
    this.#wanted = tag;
    const asked = this.#needed;
    const commit = (texts: Messages | undefined) => {
      if (this.#wanted !== tag || asked !== this.#needed) return;
      if (texts) this.has = asked || CODE_SIGN_IN;
      this.#failed = isEnglish(texts) !== (languageOf(tag) === 'en') || (asked === ALL_STEPS && !texts?.signIn);
      this.tag = tag;
      this.texts = texts;
      // Screen readers must read English words as such.
      this.shown = this.#failed ? 'en' : tag;
      this.ready = true;
      this.#host.requestUpdate();
    };
    if (matchLocale(tag) === 'en') {
      // The English texts of the first step are in the first file.
      if (!asked || !this.ready) commit(undefined);
      if (!asked) return;
    }
    if (!this.ready) {
      systemClock.setTimeout(() => {
        this.ready = true;
        this.#host.requestUpdate();
      }, TEXTS_LIMIT);
    }
    void loadLocale(tag, asked === ALL_STEPS).then(commit);
  }
}
