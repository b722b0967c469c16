import { html, nothing, type TemplateResult } from 'lit';
import { splitMessage } from '../i18n/split-message.ts';

/**
 * A text whose one open place (`{to}`, `{who}`) is a contact or a code. It stands left to right in any sentence by
 * markup, not by Unicode's isolates: those would be in everything that a guest copies.
 *
 * @param part for the stylesheet: the class of the element around the contact
 */
export const withContact = (message: string, contact: string, part?: string): unknown =>
  splitMessage(message).map((piece): string | TemplateResult =>
    typeof piece === 'string' ? piece : html`<bdi dir="ltr" translate="no" class=${part ?? nothing}>${contact}</bdi>`,
  );
