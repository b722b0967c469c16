/** A page that looks the same whenever and wherever it is opened: for pictures that are compared with one another. */
import '@fontsource-variable/rubik';
import { passing } from '../scenes/passing.ts';

/** 2026-03-04, noon in UTC. */
const NOW = 1_772_625_600_000;
let passed = 0;
Date.now = () => NOW + passed;
passing.pass = async (ms) => {
  passed += ms;
};

// One typeface for Latin, Hebrew and Arabic, whatever the machine has; presets ask for others.
const font = document.createElement('style');
font.textContent = 'punchh-login { --punchh-font-family: "Rubik Variable", sans-serif !important }';
document.head.append(font);
await Promise.all(['a', 'א', 'ا'].map((letter) => document.fonts.load('16px "Rubik Variable"', letter)));

// Steps do not move where less motion is wanted.
const { matchMedia } = window;
window.matchMedia = (query) => matchMedia.call(window, query.includes('reduced-motion: reduce') ? 'all' : query);

const rest = new CSSStyleSheet();
rest.replaceSync(`*, ::before, ::after { transition: none !important; animation: none !important }
  input { caret-color: #0000 !important }
  /* What lies over the middle of the screen is shown where the picture is taken, unless that is of all of the screen. */
  dialog { inset-block: var(--still-inset, 8rem auto) !important; margin-block: var(--still-margin, 0) !important }`);

/** Ends what moves below an element, in every root that is open now. */
export const stop = (element: Element): void => {
  const root = element.shadowRoot;
  if (root && !root.adoptedStyleSheets.includes(rest)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, rest];
  for (const inner of root?.querySelectorAll('*') ?? []) stop(inner);
};
