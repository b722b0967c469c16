import { css } from 'lit';

/** Styles of the first step: the channel choice, the phone field, the consents. */
export const identifier = css`
  [part~='channels'] {
    position: relative;
    display: grid;
    grid-auto-columns: 1fr;
    grid-auto-flow: column;
    padding: 4px;
    border-radius: var(--_radius);
    background: var(--_well);
  }
  [part~='channels']::before {
    content: '';
    position: absolute;
    inset-block: 4px;
    inset-inline: 4px 50%;
    border-radius: max(0px, var(--_radius) - 3px);
    border: 2px solid var(--_muted);
    background: var(--_surface);
  }
  [part~='channels']:has(label:nth-of-type(2) :checked)::before {
    inset-inline: 50% 4px;
  }
  [part~='channel'] {
    position: relative;
    display: grid;
    place-items: center;
    min-block-size: max(var(--_height) - 8px, 44px);
    padding: var(--_space) calc(2 * var(--_space));
    border-radius: max(0px, var(--_radius) - 3px);
    font-size: 0.9375em;
    font-weight: 600;
    line-height: 1.25;
    text-align: center;
    color: var(--_muted);
  }
  [part~='channel']:has(:checked) {
    color: var(--_text);
  }
  [part~='channel'] > input {
    appearance: none;
    position: absolute;
    inset: 0;
    margin: 0;
    outline: 0;
  }
  .country {
    display: flex;
    align-items: center;
    gap: calc(2 * var(--_space));
    padding-inline: calc(4 * var(--_space)) calc(2 * var(--_space));
    white-space: nowrap;
  }
  .country + [part~='input'] {
    padding-inline-start: calc(2 * var(--_space));
  }
  [part~='consent'] {
    display: flex;
    gap: calc(3 * var(--_space));
    font-size: 0.875em;
    line-height: 1.43;
    color: var(--_muted);
  }
  [part~='consent']:first-child {
    margin-block-start: calc(-2 * var(--_space));
  }
  [part~='consent']:last-child {
    margin-block-end: calc(-2 * var(--_space));
  }
  [part~='consent'] > label {
    flex: 1;
    padding-block: max(0.85em, (44px - 1.43em) / 2);
  }
  [part~='checkbox'] {
    appearance: none;
    position: relative;
    display: grid;
    place-items: center;
    flex: none;
    font: inherit;
    inline-size: max(20px, 1.43em);
    block-size: max(20px, 1.43em);
    margin: max(0.85em, (44px - 1.43em) / 2) 0;
    border: 1px solid var(--_line);
    border-radius: min(6px, var(--_radius));
    background: var(--_surface);
  }
  [part~='checkbox']:checked {
    border-color: var(--_primary);
    background: var(--_primary);
  }
  [part~='checkbox']:checked::after {
    content: '';
    inline-size: 34%;
    block-size: 62%;
    margin-block-start: -14%;
    border: solid var(--_on);
    border-width: 0 2px 2px 0;
    rotate: 45deg;
  }
`;
