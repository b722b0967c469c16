import { tidy } from './brand.ts';
import type { BrandFile } from './brand.ts';

/** Changes of one control within this many ms are one step of undo. */
const ONE_STEP = 900;
const MAX_STEPS = 200;

/** The brand being edited, with undo. */
export class Store {
  brand: BrandFile;
  readonly #past: string[] = [];
  #future: string[] = [];
  #last = { what: '', at: 0 };
  readonly #listeners = new Set<() => void>();

  constructor(brand: BrandFile) {
    this.brand = brand;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  subscribe(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** `what` names the control: dragging one is a single step of undo. */
  change(what: string, edit: (draft: BrandFile) => void): void {
    const before = JSON.stringify(this.brand);
    const draft = JSON.parse(before) as BrandFile;
    edit(draft);
    const after = tidy(draft);
    if (JSON.stringify(after) === before) return;
    const now = performance.now();
    if (what !== this.#last.what || now - this.#last.at > ONE_STEP) {
      this.#past.push(before);
      if (this.#past.length > MAX_STEPS) this.#past.shift();
    }
    this.#last = { what, at: now };
    this.#future = [];
    this.#set(after);
  }

  undo(): void {
    this.#move(this.#past, this.#future);
  }

  redo(): void {
    this.#move(this.#future, this.#past);
  }

  #move(from: string[], to: string[]): void {
    const target = from.pop();
    if (target === undefined) return;
    to.push(JSON.stringify(this.brand));
    this.#last = { what: '', at: 0 };
    this.#set(JSON.parse(target) as BrandFile);
  }

  #set(brand: BrandFile): void {
    this.brand = brand;
    for (const listener of this.#listeners) listener();
  }
}
