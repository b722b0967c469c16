import { css } from 'lit';

/** Styles of the idle warning: a dialog that asks whether the guest is still there. */
export const idle = css`
  :host {
    display: contents;
  }
  dialog[open] {
    display: grid;
    gap: calc(2 * var(--_space));
    justify-items: center;
    inline-size: min(var(--_font-size) * 22, 100vw - 4 * var(--_space));
    margin: auto;
    padding: calc(8 * var(--_space));
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 4 / 3);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
    text-align: center;
    overflow-wrap: anywhere;
    animation: 0.2s idle-in;
  }
  /* Within reach on a screen that stands. */
  @media (orientation: portrait) {
    dialog[open] {
      margin-block-end: 16dvh;
    }
  }
  dialog::backdrop {
    background: #0008;
  }
  [part~='description'] {
    font-variant-numeric: tabular-nums;
  }
  [part~='primary-button'] {
    margin-block: calc(4 * var(--_space)) calc(2 * var(--_space));
  }
  @container (inline-size < 22em) {
    dialog {
      padding: calc(5 * var(--_space));
    }
    [part~='primary-button'] {
      padding-inline: calc(3 * var(--_space));
    }
  }
  @keyframes idle-in {
    from {
      opacity: 0;
      translate: 0 8px;
    }
  }
`;
