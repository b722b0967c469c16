import { css } from 'lit';

/** The root of `<punchh-login>`: its box, the card, and what stands around a step. */
export const card = css`
  :host {
    display: block;
    box-sizing: border-box;
    inline-size: 100%;
    max-inline-size: var(--_mw);
    margin-inline: auto;
    container-type: inline-size;
    contain-intrinsic-inline-size: calc(var(--_fs) * 15);
    font: 400 var(--_fs) / 1.5 var(--punchh-font-family, system-ui, sans-serif);
    color: var(--_text);
    text-align: start;
    text-size-adjust: 100%;
    -webkit-text-size-adjust: 100%;
    -webkit-tap-highlight-color: transparent;
  }
  :host([hidden]) {
    display: none;
  }
  :host([mode='kiosk']) {
    --_fs: var(--punchh-font-size, max(1.5rem, 24px));
  }
  [part~='card'] {
    /* An empty footer still costs a gap. */
    padding: calc(8 * var(--_s)) calc(8 * var(--_s)) calc(6 * var(--_s));
    border: 1px solid var(--_border);
    border-radius: calc(var(--_r) * 4 / 3);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    overflow-wrap: anywhere;
  }
  @container (inline-size < 22em) {
    [part~='card'] {
      padding: calc(5 * var(--_s)) calc(5 * var(--_s)) calc(3 * var(--_s));
    }
  }
  [part~='card'] > :not(slot, [part]) {
    margin-block-start: calc(4 * var(--_s));
  }
  ::slotted([slot='logo']) {
    display: block;
    max-inline-size: 100%;
    max-block-size: calc(12 * var(--_s));
    margin-block-end: calc(2 * var(--_s));
  }
  [part~='footer'] {
    font-size: 0.875em;
    color: var(--_muted);
  }
  ::slotted([slot='footer']) {
    display: block;
    margin-block: calc(2 * var(--_s));
  }
  .skeleton {
    display: grid;
    gap: calc(4 * var(--_s));
  }
  .skeleton i {
    block-size: var(--_h);
    border-radius: var(--_r);
    background: var(--_well);
  }
  @media (prefers-reduced-motion: no-preference) {
    .skeleton i {
      animation: 1.2s ease-in-out infinite alternate wait;
    }
  }
  .skeleton i:nth-child(2) {
    margin-block: calc(7 * var(--_s)) calc(13 * var(--_s));
  }
  @keyframes wait {
    to {
      opacity: 0.5;
    }
  }
`;
