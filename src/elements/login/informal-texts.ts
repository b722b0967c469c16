import { loadInformalTexts } from '../../i18n/load-informal-texts.ts';
import { isEnglish } from '../../i18n/locale-loader.ts';
import type { Messages } from '../../i18n/messages.ts';

/**
 * The texts that address a guest informally, by language tag. Until they are loaded, and where they fail to load, the formal
 * ones are shown.
 */
export class InformalTexts {
  readonly #texts = new Map<string, Messages | null>();
  readonly #update: () => void;

  /** @param update draws the element again */
  constructor(update: () => void) {
    this.#update = update;
  }

  /** Resolves once the texts of a language are loaded, or have failed to load. */
  async load(tag: string): Promise<void> {
    if (this.#texts.has(tag)) return;
    this.#texts.set(tag, null);
    const texts = await loadInformalTexts(tag).catch(() => null);
    if (!texts) return;
    this.#texts.set(tag, texts);
    this.#update();
  }

  /** @param formal the formal texts, where they are loaded: informal ones never stand among English */
  of(tag: string, formal: Messages | undefined): Messages | undefined {
    void this.load(tag);
    return formal && !isEnglish(formal) ? (this.#texts.get(tag) ?? undefined) : undefined;
  }
}
