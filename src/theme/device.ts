import { css } from 'lit';

/** Styles of the root of the element at kiosks and tills: the buttons of the device, the sheet of a document. */
export const deviceCard = css`
  .bar {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: calc(3 * var(--_space));
  }
  .bar > button {
    min-block-size: var(--_target);
  }
  .bar > button:not([part~='primary-button']) {
    padding-inline: calc(6 * var(--_space));
    border: 1px solid var(--_line);
    border-radius: var(--punchh-button-radius, var(--_radius));
    background: var(--_surface);
    color: var(--_text);
    font-weight: 600;
  }
  .bar > .on {
    margin-inline-start: auto;
  }
  .sheet[open] {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr) auto;
    gap: calc(4 * var(--_space));
    inline-size: min(var(--_font-size) * 40, 100vw - 8 * var(--_space));
    max-block-size: calc(100dvh - 16 * var(--_space));
    margin: auto;
    padding: calc(6 * var(--_space));
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 4 / 3);
    background: var(--_surface);
    color: var(--_text);
    font-size: var(--_font-size);
  }
  .sheet::backdrop {
    background: #0008;
  }
  .sheet .text {
    overflow: auto;
    overscroll-behavior: contain;
    touch-action: pan-y;
  }
  .sheet :is(p, h3) {
    margin: 0 0 calc(3 * var(--_space));
    text-align: start;
  }
`;
