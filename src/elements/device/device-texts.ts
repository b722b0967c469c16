import { systemClock } from '../../model/clock.ts';
import en from '../../i18n/devices/en.device.ts';
import { loadDeviceTexts } from '../../i18n/load-device-texts.ts';
import type { Messages } from '../../i18n/messages.ts';
import { RETRY_DELAY } from '../load-error.ts';

/** The texts of kiosks and tills in the language of the page. */
export class DeviceTexts {
  /** Whether they are loaded; English takes the place of those that failed to load. */
  ready = false;
  #tag = '';
  #texts: Messages = en;
  readonly #changed: () => void;

  /** @param changed called once the texts of a language are loaded, or are to be asked for again */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Returns the texts of a language tag, English while they are loading. */
  of(tag: string): Messages {
    if (tag !== this.#tag) void this.#load(tag);
    return this.#texts;
  }

  async #load(tag: string): Promise<void> {
    this.#tag = tag;
    const commit = (texts: Messages): void => {
      if (this.#tag !== tag) return;
      this.#texts = texts;
      this.ready = true;
      this.#changed();
    };
    try {
      commit({ ...en, ...(await loadDeviceTexts(tag)) });
    } catch {
      commit(en);
      systemClock.setTimeout(() => {
        if (this.#tag !== tag) return;
        this.#tag = '';
        this.#changed();
      }, RETRY_DELAY);
    }
  }
}
