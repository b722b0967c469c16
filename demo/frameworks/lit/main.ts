import { html, LitElement, nothing } from 'lit';
import type { PunchhLoginEventMap } from 'punchh-login';
import 'punchh-login/define';

const brand = { name: 'Pennyfig Kitchen' };
const fetcher: typeof fetch = (...request) => {
  performance.mark('sign-in');
  return fetch(...request);
};

class ShopPage extends LitElement {
  static properties = { isOpen: { state: true }, tokens: { state: true } };

  declare isOpen: boolean;
  declare tokens: string[];

  constructor() {
    super();
    this.isOpen = true;
    this.tokens = [];
  }

  // The page's own styles reach it.
  createRenderRoot() {
    return this;
  }

  render() {
    return html`
      <h1>Order ahead</h1>
      <button @click=${() => (this.isOpen = !this.isOpen)}>Account</button>
      ${this.isOpen
        ? html`<punchh-login
            server="http://127.0.0.1:4010"
            client="demo-client"
            terms-url="/terms"
            privacy-url="/privacy"
            .brand=${brand}
            .fetcher=${fetcher}
            @punchh-token=${this.keep}
          ></punchh-login>`
        : nothing}
      <output>${this.tokens.join(' ')}</output>
    `;
  }

  keep({ detail }: PunchhLoginEventMap['punchh-token']) {
    this.tokens = [...this.tokens, detail.reason];
  }
}

customElements.define('shop-page', ShopPage);
