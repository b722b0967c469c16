import { maskIdentifier, showContact, toContact } from '../model/contact.ts';
import type { Identifier } from '../model/identifier.ts';
import type { ShownStep } from './login-view.ts';
import { loadPhoneNumbers } from './phone-field/load-phone-numbers.ts';

/** Shows a contact in a step: whole to the guest who typed it in this tab, so that a slip can be seen; masked otherwise. */
export class ShownContact {
  /** A phone number as its country writes it. */
  #written: string | undefined;
  #requested = '';
  readonly #step: ShownStep;

  constructor(step: ShownStep) {
    this.#step = step;
  }

  /** @param isTyped the guest typed it in this tab. At a kiosk or a till it is masked all the same. */
  text(identifier: Identifier, isTyped: boolean): string {
    if (!isTyped || this.#step.view.config.mode !== 'web') return maskIdentifier(identifier);
    if (identifier.channel === 'email') return showContact(identifier);
    this.#write(toContact(identifier));
    return this.#written ?? showContact(identifier);
  }

  #write(contact: string): void {
    if (this.#requested === contact) return;
    this.#requested = contact;
    this.#written = undefined;
    void loadPhoneNumbers().then(({ showPhone }) => {
      this.#written = showPhone(contact, this.#step.view.state.draft.country);
      this.#step.requestUpdate();
    }, () => {});
  }
}
