import { html, nothing } from 'lit';
import type { Brand } from '../../model/brand.ts';

/** A brand's logo, or its name in words where the picture cannot be shown. */
export class BrandLogo {
  /** The address that there was no picture at. */
  #broken: string | undefined;
  readonly #update: () => void;

  constructor(update: () => void) {
    this.#update = update;
  }

  render({ name = '', theme }: Brand = {}): unknown {
    const address = theme?.logo;
    if (!address) return nothing;
    if (address === this.#broken) return html`<p class="logo">${name}</p>`;
    return html`<p class="logo"><img alt=${name} @error=${() => this.#fail(address)} src=${address} /></p>`;
  }

  #fail(address: string): void {
    this.#broken = address;
    console.warn(`<punchh-login> theme.logo: there is no picture at ${address}`);
    this.#update();
  }
}
