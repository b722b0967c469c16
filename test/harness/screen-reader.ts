import { virtual } from '@guidepup/virtual-screen-reader/browser.js';
import { toAsciiDigits } from '../../src/model/one-time-code.ts';
import { Mirror } from './mirror.ts';

/** One phrase a line. Signs that isolate directions are not spoken; which digits Arabic has is up to the engine. */
const written = (phrases: readonly string[]): string =>
  phrases.map((phrase) => toAsciiDigits(phrase).replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim()).join('\n');

/** A live region that waits for its words is no place where a reader stops. */
const isEmptyStatus = (phrase: string, next: readonly string[]): boolean =>
  phrase === 'status' && next.find((one) => /status$/.test(one)) !== 'end of status';

const END = 'end of document';

/**
 * A virtual screen reader in front of an element. It knows the rules of names, roles and live regions (ACCNAME,
 * HTML-AAM, WAI-ARIA), but no shadow DOM, so it reads a copy in which that is unfolded.
 */
export class ScreenReader {
  readonly #mirror: Mirror;
  #heard = 0;

  private constructor(mirror: Mirror) {
    this.#mirror = mirror;
  }

  static async listen(element: Element): Promise<ScreenReader> {
    const mirror = new Mirror(element);
    await virtual.start({ container: mirror.root });
    const reader = new ScreenReader(mirror);
    await reader.hears();
    return reader;
  }

  /** Everything from the top to the end, as the arrow keys would go through it. */
  async reads(): Promise<string> {
    this.#mirror.update();
    await virtual.stop();
    await virtual.start({ container: this.#mirror.root });
    while ((await virtual.lastSpokenPhrase()) !== END) await virtual.next();
    const phrases = await virtual.spokenPhraseLog();
    this.#heard = phrases.length;
    return written(phrases.slice(1, -1).filter((phrase, index, all) => !isEmptyStatus(phrase, all.slice(index + 1))));
  }

  /**
   * Returns what was said by itself since the last question: where the focus went, and then live regions; when both come
   * together, which of them is said first is up to a screen reader.
   */
  async hears(): Promise<string> {
    await this.settles();
    const phrases = await virtual.spokenPhraseLog();
    // A region that is emptied says nothing.
    const news = phrases.slice(this.#heard).filter((phrase) => !/^(polite|assertive): *$/.test(phrase));
    this.#heard = phrases.length;
    const isLive = (phrase: string) => /^(polite|assertive): /.test(phrase);
    return written([...news.filter((phrase) => !isLive(phrase)), ...news.filter(isLive)]);
  }

  /** Waits until what has happened so far is spoken: the reader answers a change in a task of its own. */
  async settles(): Promise<void> {
    this.#mirror.update();
    for (let turns = 0; turns < 3; turns += 1) await new Promise((resolve) => setTimeout(resolve));
  }

  async leaves(): Promise<void> {
    await virtual.stop();
    this.#mirror.dispose();
  }
}
