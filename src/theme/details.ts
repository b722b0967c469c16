import { css } from 'lit';

/** Styles of the details and password steps: selects, a button inside a field, the password rules. */
export const details = css`
  .affixed {
    display: flex;
    align-items: stretch;
    min-block-size: var(--_height);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .affixed > [part~='input'] {
    min-block-size: 0;
    border: 0;
    background: none;
  }
  .affixed:has([part~='input']:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  .affixed > [part~='input']:focus-visible {
    outline: 0;
  }
  select[part~='input'] {
    padding-inline-end: calc(9 * var(--_space));
    cursor: pointer;
  }
  .choice {
    position: relative;
  }
  .choice::after {
    content: '';
    position: absolute;
    inset-block-start: calc(50% - 0.35em);
    inset-inline-end: calc(4.5 * var(--_space));
    inline-size: 0.45em;
    block-size: 0.45em;
    border: solid var(--_muted);
    border-width: 0 1.5px 1.5px 0;
    rotate: 45deg;
    pointer-events: none;
  }
  .affix {
    flex: none;
    min-inline-size: 44px;
    padding-inline: calc(4 * var(--_space));
    border-radius: var(--_radius);
    background: none;
    font-size: 0.875em;
    font-weight: 600;
    color: var(--_accent);
  }
  .affix > svg {
    display: block;
    margin-inline: auto;
  }
  .forgot {
    margin-block-start: calc(-1 * var(--_space));
    font-size: 0.875em;
  }
  .given-code {
    color: var(--_text);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.05em;
  }
  .new-password {
    display: grid;
    gap: calc(3 * var(--_space));
  }
  .rules {
    display: grid;
    gap: var(--_space);
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: 0.875em;
    color: var(--_muted);
  }
  .rules > li {
    display: flex;
    gap: calc(2 * var(--_space));
  }
  .rules > li::before {
    content: '';
    flex: none;
    inline-size: 0.4em;
    block-size: 0.4em;
    margin: 0.55em 0.2em;
    border-radius: 50%;
    background: currentColor;
  }
  @media (forced-colors: active) {
    .rules > li::before {
      forced-color-adjust: none;
      color: CanvasText;
    }
  }
  .rules > [data-met] {
    color: var(--_success);
  }
  .rules > [data-met]::before {
    block-size: 0.7em;
    margin-block-start: 0.25em;
    border: solid;
    border-width: 0 2px 2px 0;
    border-radius: 0;
    background: none;
    rotate: 45deg;
  }
`;
