import { nothing } from 'lit';
import type { MessageKey } from '../../i18n/messages.ts';
import { AuthError } from '../../model/auth-error.ts';
import type { Identifier } from '../../model/identifier.ts';
import { toAuthError } from '../../model/to-auth-error.ts';
import { Consents } from '../consents.ts';
import type { LoginView, ShownStep } from '../login-view.ts';
import { PhoneLoader } from '../phone-field/phone-loader.ts';
import { focusNext } from '../sign-in/focus-next.ts';
import { readTypedEmail } from '../sign-in/read-email.ts';
import { readFields } from '../sign-in/read-fields.ts';

/** The faults of the form: a message by channel, and the ids of the required consents that are not ticked. */
interface Problems {
  email?: MessageKey | undefined;
  phone?: MessageKey | undefined;
  consents: readonly string[];
}

const NO_PROBLEMS: Problems = { consents: [] };

/** Validates and submits the first step. Loaded after the first paint. */
export class IdentifierForm {
  readonly phone: PhoneLoader;
  /** The contact is being read: what reads it may still be loading. */
  busy = false;
  readonly #consents: Consents;
  #problems = NO_PROBLEMS;
  readonly #step: ShownStep;

  constructor(step: ShownStep) {
    this.#step = step;
    const update = () => step.requestUpdate();
    this.#consents = new Consents(this.#view, update);
    this.phone = new PhoneLoader(this.#view, update);
  }

  readonly #view = (): LoginView => this.#step.view;

  problemOf(field: 'email' | 'phone'): MessageKey | undefined {
    return this.#problems[field];
  }

  /** Renders what stands between the contact and the button. */
  renderConsents(): unknown {
    return [this.#asks ? this.#renderBoxes() : nothing, this.phone.editor?.terms()];
  }

  get #asks(): boolean {
    return this.#view().config.consentStep === 'identifier';
  }

  #renderBoxes(): unknown {
    return this.#consents.render(this.#problems.consents);
  }

  /** Forgets the problems of the fields when the guest types or chooses another channel. */
  readonly clearProblems = (event: Event): void => {
    if ((event.target as HTMLInputElement).type === 'checkbox') return;
    this.#problems = { consents: this.#problems.consents };
    // The field's own listener may have updated the step already.
    this.#step.requestUpdate();
  };

  /**
   * Sends the contact, or shows what is wrong and focuses it.
   *
   * @param known the contact of an earlier visit, where no field asks for one
   */
  async submit(known?: Identifier): Promise<void> {
    const { channel } = this.#view().state.draft;
    this.busy = true;
    this.#step.requestUpdate();
    const read = await this.#readContact(known).catch(toAuthError);
    this.busy = false;
    if (read instanceof AuthError) {
      this.#problems = NO_PROBLEMS;
      this.#view().dispatch({ type: 'load-failed', error: read });
      return;
    }
    const asks = this.#asks;
    const problems: Problems = { consents: asks ? this.#consents.missing() : [] };
    let identifier: Identifier | null = null;
    if (typeof read === 'string') problems[channel === 'email' ? 'email' : 'phone'] = read;
    else identifier = read;
    this.#problems = problems;
    if (identifier && !problems.consents.length) {
      // The new state updates the step: it goes on being busy.
      this.#view().dispatch({ type: 'identifier-submitted', identifier, consents: asks ? [...this.#consents.records(), ...(this.phone.editor?.termsRecords() ?? [])] : [] });
      return;
    }
    this.#step.requestUpdate();
    void this.#step.updateComplete.then(() => focusNext(this.#step));
  }

  /**
   * @returns the contact, or the key of the message that says what is wrong with it
   * @throws {AuthError} `network_error` where what reads it fails to load
   */
  async #readContact(known?: Identifier): Promise<Identifier | MessageKey> {
    await readFields(this.#step);
    const { state, dispatch, load } = this.#view();
    // An empty draft takes back the error of the last attempt.
    dispatch({ type: 'drafted', draft: {} });
    // Texts of the next step that failed to load are requested again.
    void load();
    const { channel, email } = state.draft;
    if (known) return known;
    return channel === 'email' ? readTypedEmail(email) : this.phone.read();
  }
}
