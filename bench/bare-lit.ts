import { html, LitElement } from 'lit';

/** The least that a Lit element with a field can be: what start-up is compared with. */
class BareLit extends LitElement {
  override render() {
    return html`<label>Email <input type="email" autocomplete="email"></label>`;
  }
}
customElements.define('bare-lit', BareLit);
