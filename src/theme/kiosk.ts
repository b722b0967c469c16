import { css } from 'lit';

/**
 * Styles of the root of `<punchh-login>` at a kiosk: where it is given a screen, the screen is the card. Type grows with the
 * screen. Upright the form stands at the bottom, within reach from a wheelchair (EN 301 549, 8.3); lying the words stand
 * beside it. A page leaves room for a picture of its own with `punchh-login::part(card) { min-block-size: 60dvh }`.
 */
export const kioskCard = css`
  :host([mode]) {
    --_font-size: var(--punchh-font-size, clamp(24px, min(3.2vw, 2.6vh), 72px));
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
  [part~='footer'] > a::after {
    inset: min(0px, (100% - 64px) / 2) -0.5em;
  }
  @container (inline-size >= 28em) {
    [part~='card'] {
      box-sizing: border-box;
      align-content: end;
      grid-template-columns: minmax(0, 30em);
      justify-content: center;
      min-block-size: 100dvh;
      border: 0;
      border-radius: 0;
      box-shadow: none;
      padding-block: calc(6 * var(--_space)) max(calc(8 * var(--_space)), 5dvh);
    }
    [part~='heading'],
    ::slotted([slot='heading']) {
      font-size: 2em;
    }
    .logo,
    .logo > img,
    ::slotted([slot='logo']) {
      max-block-size: calc(20 * var(--_space));
      block-size: calc(20 * var(--_space));
    }
  }
  /* Within reach on a screen that stands. */
  @media (orientation: portrait) {
    .sheet[open] {
      margin-block-end: 8dvh;
    }
  }
  /* Lying screens: words and buttons of the device beside the form. */
  @media (orientation: landscape) {
    @container (inline-size >= 38em) {
      [part~='card'] {
        grid-template: repeat(5, auto) 1fr auto / minmax(0, 20em) minmax(0, 28em);
        column-gap: min(20 * var(--_space), 6vw);
        align-content: stretch;
        padding-block: max(calc(6 * var(--_space)), 5dvh);
      }
      [part~='card'] > * {
        grid-column: 1;
      }
      /* What is left above the keyboard is for words and form. */
      [part~='card']:has(> punchh-keyboard) {
        padding-block-start: calc(3 * var(--_space));
      }
      [part~='card']:has(> punchh-keyboard) > [name='logo'] {
        display: none;
      }
      [part~='card'] > :is([data-step], .skeleton, .notice) {
        grid-column: 2;
        grid-row: 1 / -1;
        align-self: center;
        margin-block: 0;
      }
      /* The way on in the corner, whether or not there is a way back. */
      [part~='card'] > .bar {
        grid-row: 7;
        flex-direction: row-reverse;
        justify-content: flex-end;
      }
      .bar > .on {
        margin-inline-start: 0;
      }
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
  /* Below the words, beside the larger box. */
  [part~='consent'] + [part~='error'] {
    margin-inline-start: calc(1.75em + 3 * var(--_space));
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
  /* Six cells end where the button ends. */
  .code {
    --_cell: calc(5 * var(--_font-size));
  }
  .help {
    gap: calc(10 * var(--_space)) calc(8 * var(--_space));
    padding-block: calc(4 * var(--_space));
  }
`;
