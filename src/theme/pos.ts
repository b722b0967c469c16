import { css } from 'lit';


/** Styles of the root of `<punchh-login>` at a till: dense, the script beside the form where there is room. */
export const posCard = css`
  :host([mode]) {
    --_target: max(48px, var(--_height));
    max-inline-size: var(--punchh-max-width, calc(var(--_font-size) * 52));
  }
  [part~='card'] {
    padding: calc(5 * var(--_space));
  }
  .say {
    padding: calc(3 * var(--_space)) calc(4 * var(--_space));
    border-inline-start: 4px solid var(--_primary);
    border-radius: var(--_radius);
    background: var(--_well);
    font-size: 1.125em;
  }
  .say b {
    display: block;
    font-size: 0.75em;
    color: var(--_muted);
  }
  [aria-keyshortcuts]::after {
    content: attr(aria-keyshortcuts) / '';
    margin-inline-start: 0.6em;
    padding: 0 0.4em;
    border: 1px solid var(--_line);
    border-radius: 4px;
    font: inherit;
    font-size: 0.75em;
  }
  .beside {
    display: grid;
    gap: calc(4 * var(--_space));
  }
  .beside:empty {
    display: none;
  }
  /* What the cashier says, and the number pad, beside the form. Margins in place of gaps: most of the rows are empty. */
  @container (inline-size >= 40em) {
    [part~='card'] {
      grid-template: repeat(9, auto) 1fr / minmax(0, 3fr) minmax(0, 2fr);
      gap: 0 calc(8 * var(--_space));
    }
    [part~='heading'],
    [part~='description'],
    ::slotted(*) {
      margin-block-end: calc(2 * var(--_space));
    }
    [part~='card'] > * {
      grid-column: 1;
    }
    [part~='card'] > .beside {
      grid-area: 1 / 2 / -1;
      align-self: start;
      margin-block-start: 0;
    }
  }
`;

/** Styles of each step at a till: the code in two groups, as it is read out. */
export const posStep = css`
  :host {
    touch-action: manipulation;
  }
  form {
    gap: calc(3 * var(--_space));
  }
  .code {
    margin-right: 0.75em;
  }
  /* The second half of four, six or eight cells. Moved, not pushed: the digits of the input are spread evenly over the cells. */
  [part~='code-slot']:is(:nth-child(3):nth-last-child(2), :nth-child(4):nth-last-child(3), :nth-child(5):nth-last-child(4)),
  [part~='code-slot']:is(:nth-child(3):nth-last-child(2), :nth-child(4):nth-last-child(3), :nth-child(5):nth-last-child(4))
    ~ [part~='code-slot'] {
    translate: 0.5em 0;
  }
  /* The name of the key that presses a button. A quiet button paints its target behind its words. */
  [part~='primary-button'][aria-keyshortcuts]::after,
  [part~='link-button'][aria-keyshortcuts]::before {
    content: attr(aria-keyshortcuts) / '';
    margin-inline: 0.6em 0;
    padding: 0 0.4em;
    border: 1px solid;
    border-radius: 4px;
    font-size: 0.75em;
    font-weight: 400;
  }
  [part~='link-button'][aria-keyshortcuts]::before {
    display: inline-block;
    margin-inline: 0 0.6em;
  }
`;
