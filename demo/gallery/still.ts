/** A page that looks the same whenever and wherever it is opened: for pictures that are compared with one another. */
import '@fontsource-variable/rubik';
import { passing } from '../scenes/passing.ts';

/** 2026-03-04, noon in UTC. */
const NOW = 1_772_625_600_000;
let passed = 0;
Date.now = () => NOW + passed;

/** Timers of a second and more run where `pass` reaches their time, not by themselves: what counts seconds stands still. */
const LONG = 1000;
const waiting = new Map<number, { at: number; run: () => void }>();
const { setTimeout, clearTimeout } = window;
let timers = 0;
window.setTimeout = ((run: () => void, ms = 0) => {
  if (ms < LONG) return setTimeout(run, ms);
  // Negative: no id of a browser's own.
  timers -= 1;
  waiting.set(timers, { at: Date.now() + ms, run });
  return timers;
}) as typeof setTimeout;
window.clearTimeout = (id) => {
  if (!waiting.delete(Number(id))) clearTimeout(id);
};
passing.pass = async (ms) => {
  passed += ms;
  const due = [...waiting].filter(([, { at }]) => at <= Date.now()).sort(([, a], [, b]) => a.at - b.at);
  for (const [id, { run }] of due) if (waiting.delete(id)) run();
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
