import type { MessageKey } from '../../i18n/messages.ts';
import type { Identifier } from '../../model/identifier.ts';
import type { LoginView } from '../login-view.ts';
import { fileLoadError } from '../load-error.ts';
import { loadPhoneNumbers } from './load-phone-numbers.ts';
import type { PhoneEditor } from './phone-editor.ts';

/** Loads the library for phone numbers for the first field that needs it, and reads what was typed. */
export class PhoneLoader {
  editor: PhoneEditor | undefined;
  #loading: Promise<void> | undefined;
  readonly #view: () => LoginView;
  readonly #update: () => void;

  constructor(view: () => LoginView, update: () => void) {
    this.#view = view;
    this.#update = update;
  }

  load(): Promise<void> {
    this.#loading ??= Promise.all([loadPhoneNumbers(), import('./phone-editor.ts')]).then(
      ([numbers, { PhoneEditor }]) => {
        this.editor = new PhoneEditor(this.#view, this.#update, numbers);
        this.#update();
      },
      () => {
        this.#loading = undefined;
      },
    );
    return this.#loading;
  }

  /**
   * The number as it is sent, or the key of the message that says what is wrong with it.
   *
   * @throws {AuthError} `network_error` where the library fails to load; the next call tries again
   */
  async read(): Promise<Identifier | MessageKey> {
    if (!this.#view().state.draft.phone.trim()) return 'phoneMissing';
    await this.load();
    if (!this.editor) throw fileLoadError();
    return this.editor.read();
  }
}
