import { css } from 'lit';

/**
 * Styles of the root of `<punchh-login>` at a kiosk: where it is given a screen, the screen is the card. The form stands
 * in the lower half, within reach from a wheelchair (EN 301 549, 8.3).
 */
export const kioskCard = css`
  :host([mode]) {
    --_font-size: var(--punchh-font-size, clamp(24px, 2.5vmin, 44px));
    --_target: max(64px, var(--_height));
    max-inline-size: var(--punchh-max-width, none);
    user-select: none;
    -webkit-user-select: none;
    -webkit-touch-callout: none;
  }
  [part~='card'] {
    touch-action: pan-y;
  }
  [part~='primary-button'] {
    min-block-size: var(--_target);
  }
  @container (inline-size >= 28em) {
    [part~='card'] {
      align-content: end;
      grid-template-columns: minmax(0, 34em);
      justify-content: center;
      min-block-size: 100dvh;
      border: 0;
      border-radius: 0;
      box-shadow: none;
      padding-block: calc(8 * var(--_space)) max(calc(8 * var(--_space)), 6dvh);
    }
    [part~='heading'],
    ::slotted([slot='heading']) {
      font-size: 1.75em;
    }
  }
  /* Lying screens: the words beside the form. */
  @container (inline-size >= 60em) {
    [part~='card'] {
      grid-template-columns: minmax(0, 22em) minmax(0, 30em);
      column-gap: calc(20 * var(--_space));
      align-content: center;
    }
    [part~='card'] > * {
      grid-column: 1;
    }
    [part~='card'] > :is([data-step], .skeleton, .notice) {
      grid-column: 2;
      grid-row: 1 / span 5;
      align-self: center;
      margin-block: 0;
    }
    [part~='card'] > .bar {
      grid-column: 1 / -1;
    }
  }
`;

/** Styles of each step at a kiosk: targets of 64 px, nothing that is shown by hovering alone. */
export const kioskStep = css`
  :host {
    --_target: max(64px, var(--_height));
  }
  [part~='input'] {
    user-select: text;
    -webkit-user-select: text;
  }
  [part~='input'],
  .phone,
  [part~='primary-button'],
  .choice {
    min-block-size: var(--_target);
  }
  [part~='channel'] {
    min-block-size: 64px;
  }
  [part~='consent'] > label {
    padding-block: max(0.85em, (64px - 1.43em) / 2);
  }
  [part~='checkbox'] {
    inline-size: 1.75em;
    block-size: 1.75em;
    margin-block: max(0.7em, (64px - 1.75em) / 2);
  }
  [part~='checkbox']::before {
    inset: min(0px, (100% - 64px) / 2);
  }
  [part~='link-button']::after,
  [part~='consent'] a::after {
    content: '';
    position: absolute;
    inset: min(0px, (100% - 64px) / 2) -0.25em;
  }
  [part~='consent'] a {
    position: relative;
  }
  .help {
    gap: calc(10 * var(--_space)) calc(8 * var(--_space));
    padding-block: calc(4 * var(--_space));
  }
`;
