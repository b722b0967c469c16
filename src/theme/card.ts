import { css } from 'lit';

/** Styles of the root of `<punchh-login>`: the card, the logo, the footer, the placeholder. */
export const card = css`
  :host {
    box-sizing: border-box;
    inline-size: 100%;
    max-inline-size: var(--_max-width);
    margin-inline: auto;
    container-type: inline-size;
    contain-intrinsic-inline-size: calc(var(--_font-size) * 15);
    font-size: var(--_font-size);
  }
  :host([hidden]) {
    display: none;
  }
  [part~='card'] {
    box-sizing: border-box;
    /* Less below: an empty footer still takes a gap. */
    padding: calc(8 * var(--_space)) calc(8 * var(--_space)) calc(6 * var(--_space));
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 4 / 3);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    font: 400 var(--_font-size) / 1.5 var(--punchh-font-family, system-ui, sans-serif);
    color: var(--_text);
    overflow-wrap: anywhere;
  }
  @container (inline-size < 22em) {
    [part~='card'] {
      padding: calc(5 * var(--_space)) calc(5 * var(--_space)) calc(3 * var(--_space));
    }
  }
  [part~='card'] > :not(slot, [part]) {
    margin-block-start: calc(4 * var(--_space));
  }
  ::slotted([slot='logo']) {
    display: block;
    max-inline-size: 100%;
    max-block-size: calc(12 * var(--_space));
    justify-self: var(--punchh-align);
    margin-block-end: calc(2 * var(--_space));
  }
  [part~='footer'] {
    font-size: 0.875em;
    color: var(--_muted);
    text-align: var(--punchh-align);
  }
  ::slotted([slot='footer']) {
    display: block;
    margin-block: calc(2 * var(--_space));
  }
  /* No words before it is known which: the logo alone. */
  :has(> .skeleton) > slot + slot {
    display: none;
  }
  .skeleton {
    display: grid;
    gap: calc(14 * var(--_space));
    /* The height of the first step and its heading; less where the card has the height that it had last. */
    padding-block-end: calc(22 * var(--_space));
    overflow: hidden;
  }
  .skeleton i {
    block-size: var(--_height);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_well);
  }
`;
