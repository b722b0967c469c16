import { css } from 'lit';

/** Styles of the on-screen keyboard: it lies at the bottom of the screen; the card ends above it. */
export const keyboard = css`
  :host {
    position: fixed;
    inset: auto 0 0;
    box-sizing: border-box;
    inline-size: auto;
    max-inline-size: none;
    margin: 0;
    border: 0;
    padding: 0;
    overflow: visible;
    background: color-mix(in oklab, var(--_text) 8%, var(--_surface));
    color: var(--_text);
    container-type: inline-size;
  }
  /* Beside the form, where a till has room for it. */
  :host([docked]) {
    position: static;
    background: none;
  }
  .letters,
  .pad {
    display: grid;
    gap: calc(1.5 * var(--_space));
    inline-size: min(100%, 52em);
    margin-inline: auto;
    padding: calc(2 * var(--_space));
    touch-action: manipulation;
    user-select: none;
    -webkit-user-select: none;
  }
  .pad {
    inline-size: min(100%, 18em);
  }
  :host([docked]) .pad {
    inline-size: 100%;
    padding: 0;
  }
  :host([docked]) [data-text] {
    background: var(--_well);
  }
  .row {
    display: flex;
    justify-content: center;
    gap: calc(1.5 * var(--_space));
  }
  button {
    flex: 2 1 0;
    min-inline-size: 0;
    /* Six rows leave room for the form on a screen that lies. */
    min-block-size: max(48px, min(var(--_font-size) * 2.667, 6.4dvh));
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font-size: 1.125em;
    line-height: 1;
  }
  .span-3 {
    flex-grow: 3;
  }
  .span-4 {
    flex-grow: 4;
  }
  .span-8 {
    flex-grow: 8;
  }
  .pad button {
    flex-grow: 1;
    font-size: 1.375em;
    font-variant-numeric: tabular-nums;
  }
  .command {
    font-size: 1.375em;
    background: color-mix(in oklab, var(--_text) 14%, var(--_surface));
  }
  [data-text^='@']:not([data-text='@']),
  [data-text='.com'],
  [data-command='space'],
  [data-command='numbers'],
  [data-command='letters'],
  [data-command='latin'] {
    font-size: 0.875em;
  }
  [data-command='enter'] {
    border-color: var(--_primary);
    background: var(--_primary);
    color: var(--_on);
  }
  [aria-pressed='true'] {
    background: var(--_text);
    color: var(--_surface);
  }
  button:active {
    filter: brightness(0.9);
  }
  @container (inline-size < 40em) {
    .letters,
    .row {
      gap: var(--_space);
    }
  }
`;
