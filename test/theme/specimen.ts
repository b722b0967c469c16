import { LitElement, html } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { addLaterStyles } from '../../src/theme/add-later-styles.ts';
import { base } from '../../src/theme/base.first.ts';
import { card } from '../../src/theme/card.ts';
import { code } from '../../src/theme/code.ts';
import { identifier } from '../../src/theme/identifier.first.ts';
import { tokens } from '../../src/theme/tokens.first.ts';

addLaterStyles();

/** The styles on the markup they are for, nested as in the element: an outer root with the card, a step inside. */
class SpecimenStep extends LitElement {
  static override styles: CSSResultGroup = [base, identifier, code];
  override render(): TemplateResult {
    return html`
      <fieldset part="channels">
        <label part="channel"><input type="radio" name="c" checked /><span id="on">Email</span></label>
        <label part="channel"><input type="radio" name="c" /><span id="off">Text message</span></label>
      </fieldset>
      <p part="description">We sent a code. <a href="#">Terms</a></p>
      <div part="field">
        <label part="label" for="i">Email</label><input part="input" id="i" value="a" />
        <p part="error" id="e">Enter an email address.</p>
      </div>
      <div part="consent"><input part="checkbox" type="checkbox" id="c" checked /><label for="c">I agree</label></div>
      <div class="code" data-state="idle"><div class="slots"><span part="code-slot" class="filled">1</span></div></div>
      <div class="code" data-state="wrong"><div class="slots"><span part="code-slot" class="filled">1</span></div></div>
      <div class="code" data-state="right"><div class="slots"><span part="code-slot" class="filled">1</span></div></div>
      <button part="button primary-button"><span>Continue</span></button>
      <button part="button link-button">Resend</button>
      <button part="button link-button" disabled>Resend in 0:24</button>
      <div part="error" class="notice">You are offline.</div>
      <p part="status">Sent.</p>`;
  }
}

export class Specimen extends LitElement {
  static override styles: CSSResultGroup = [tokens, base, card];
  override render(): TemplateResult {
    return html`<div part="card">
      <h2 part="heading">Sign in or join</h2>
      <specimen-step></specimen-step>
      <div class="skeleton"><i></i><i></i></div>
      <div part="footer">Powered by nobody</div>
    </div>`;
  }
}

customElements.define('specimen-step', SpecimenStep);
// Under the element's own name, so that the preset files' selectors meet it.
customElements.define('punchh-login', Specimen);

/** An element's text colour and what is painted behind it, with a name for messages. */
export interface Pair {
  what: string;
  colour: string;
  background: string;
}

const isOpaque = (colour: string) => colour !== 'transparent' && !/^rgba\(.*, 0\)$|\/ 0\)$/.test(colour);

const backgroundOf = (element: Element | null): string => {
  for (let at = element; at;) {
    const colour = getComputedStyle(at).backgroundColor;
    if (isOpaque(colour)) return colour;
    const root: Node = at.getRootNode();
    at = at.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }
  return 'white';
};

/** Every element with text of its own, in both roots. */
export const pairsOf = (host: Specimen): Pair[] => {
  const step = host.renderRoot.querySelector('specimen-step')!;
  const pairs: Pair[] = [];
  for (const root of [host.renderRoot, step.shadowRoot!]) {
    for (const element of root.querySelectorAll('*')) {
      const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue!.trim());
      if (!hasText && !element.matches('input:not([type="radio"])')) continue;
      const isTick = element.id === 'c';
      const state = element.closest('[data-state]')?.getAttribute('data-state') ?? '';
      pairs.push({
        what: `${element.localName}[${element.getAttribute('part') ?? element.id}] ${state}`,
        colour: isTick ? getComputedStyle(element, '::after').borderBottomColor : getComputedStyle(element).color,
        // The thumb of the channel choice is painted behind the label by a pseudo-element.
        background: element.id === 'on'
          ? getComputedStyle(element.closest('fieldset')!, '::before').backgroundColor
          : backgroundOf(element),
      });
    }
  }
  return pairs;
};
