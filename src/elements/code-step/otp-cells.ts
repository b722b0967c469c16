import { html, nothing, type TemplateResult } from 'lit';
import type { Selection } from './selection.ts';

/** Whether a cell is selected, or where in it the caret stands. */
const classOf = (index: number, code: string, cells: number, { start, end }: Selection): string | typeof nothing => {
  if (start !== end) return index >= start && index < end ? 'selected' : nothing;
  if (index !== Math.min(start, cells - 1)) return nothing;
  return start === cells ? 'caret behind' : start < code.length ? 'caret before' : 'caret';
};

/** The painted cells: the input's digits, its caret and its selection. */
export const otpCells = (code: string, cells: number, selection: Selection): TemplateResult => {
  const painted: TemplateResult[] = [];
  // Not by `Array.from`: Prototype.js and MooTools put another function in its place.
  for (let index = 0; index < cells; index += 1) {
    painted.push(html`<span part="code-slot" class=${classOf(index, code, cells, selection)}>${code[index] ?? nothing}</span>`);
  }
  return html`<div class="slots" aria-hidden="true" translate="no">${painted}</div>`;
};
