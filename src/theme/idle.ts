import { css } from 'lit';

/** The question whether somebody is still there: a card over the page. */
export const idle = css`
  :host {
    display: contents;
  }
  dialog[open] {
    display: grid;
    gap: calc(2 * var(--_s));
    justify-items: center;
    inline-size: min(var(--_fs) * 20, 100vw - 4 * var(--_s));
    margin: auto;
    padding: calc(8 * var(--_s));
    border: 1px solid var(--_border);
    border-radius: calc(var(--_r) * 4 / 3);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
    text-align: center;
    overflow-wrap: anywhere;
    animation: 0.2s idle-in;
  }
  dialog::backdrop {
    background: #0008;
  }
  [part~='description'] {
    font-variant-numeric: tabular-nums;
  }
  [part~='primary-button'] {
    margin-block: calc(4 * var(--_s)) calc(2 * var(--_s));
  }
  @container (inline-size < 22em) {
    dialog {
      padding: calc(5 * var(--_s));
    }
    [part~='primary-button'] {
      padding-inline: calc(3 * var(--_s));
    }
  }
  @keyframes idle-in {
    from {
      opacity: 0;
      translate: 0 8px;
    }
  }
`;
