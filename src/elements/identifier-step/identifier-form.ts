import type { MessageKey } from '../../i18n/messages.ts';
import { isEmail } from '../../model/contact.ts';
import type { Identifier } from '../../model/identifier.ts';
import { Consents } from '../consents.ts';
import type { LoginView } from '../login-view.ts';
import { PhoneLoader } from '../phone-field/phone-loader.ts';

/** What the first step lacks: words by channel, and the consents that are still to be given. */
export interface Missing {
  email?: MessageKey | undefined;
  phone?: MessageKey | undefined;
  consents: readonly string[];
}

/** What the first step needs once a guest does something: the library for numbers, reading, the record of consents. */
export class IdentifierForm {
  readonly consents: Consents;
  readonly phone: PhoneLoader;
  readonly #view: () => LoginView;

  constructor(view: () => LoginView, update: () => void) {
    this.#view = view;
    this.consents = new Consents(view, update);
    this.phone = new PhoneLoader(view, update);
  }

  /**
   * Sends what was typed, where nothing is missing; answers with what is.
   *
   * @throws {AuthError} `network_error` where the library for numbers did not come
   */
  async submit(): Promise<Missing | null> {
    const { state, config, load, dispatch } = this.#view();
    // An empty draft: what was said of the last attempt is over.
    dispatch({ type: 'drafted', draft: {} });
    // Words of the next step that did not come are asked for again.
    void load();
    const asks = config.consentsAt === 'identifier';
    const missing: Missing = { consents: asks ? this.consents.missing() : [] };
    let identifier: Identifier | null = null;
    if (state.draft.channel === 'email') {
      const email = state.draft.email.trim();
      if (isEmail(email)) identifier = { channel: 'email', email };
      else missing.email = email ? 'email_invalid' : 'emailMissing';
    } else {
      const read = await this.phone.read();
      if (typeof read === 'string') missing.phone = read;
      else identifier = read;
    }
    if (!identifier || missing.consents.length > 0) return missing;
    this.#view().dispatch({ type: 'identifier-submitted', identifier, consents: asks ? this.consents.records() : [] });
    return null;
  }
}
