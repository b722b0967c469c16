import { svg } from 'lit';
import type { TemplateResult } from 'lit';

const PATHS = {
  undo: 'M9 7H15a5 5 0 0 1 0 10H8M9 7l3-3M9 7l3 3',
  redo: 'M15 7H9a5 5 0 0 0 0 10h7M15 7l-3-3M15 7l-3 3',
  down: 'm7 10 5 5 5-5',
  right: 'm10 7 5 5-5 5',
  up: 'm7 14 5-5 5 5',
  close: 'm7 7 10 10M17 7 7 17',
  tick: 'm6 12.5 4 4 8-9',
  picture: 'M4 6h16v12H4zM4 15l4.5-4 4 4M12 14l3-2.5 5 4.5M15.5 9.5h.01',
  warning: 'M12 5 3.5 19.5h17zM12 10.5v4M12 17h.01',
  blocked: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 8v5M12 16h.01',
  phone: 'M7.5 3h9v18h-9zM10.5 18h3',
  mail: 'M3 6.5h18v11H3zM3.5 7l8.5 6.5L20.5 7',
  plus: 'M12 5v14M5 12h14',
  bin: 'M5 7h14M10 7V4.5h4V7M7 7l1 13h8l1-13',
} as const;

/** A line icon, hidden from assistive technology: words stand beside it, or name the button. */
export const icon = (name: keyof typeof PATHS): TemplateResult => svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
  <path d=${PATHS[name]} /></svg>`;
