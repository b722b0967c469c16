import { tidy } from './brand.ts';
import type { BrandFile } from './brand.ts';
import type { Notes, Project } from './project.ts';

/** Changes of one control within this many ms are one step of undo. */
const ONE_STEP = 900;
const MAX_STEPS = 100;

type Contents = Pick<Project, 'brand' | 'notes'>;

/** The brand being edited, with undo. */
export class Store {
  #project: Project;
  readonly #past: string[] = [];
  readonly #future: string[] = [];
  #last = { what: '', at: 0 };
  readonly #listeners = new Set<() => void>();

  constructor(project: Project) {
    this.#project = project;
  }

  get project(): Project {
    return this.#project;
  }

  get brand(): BrandFile {
    return this.#project.brand;
  }

  get notes(): Notes {
    return this.#project.notes;
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

  /** @param what names the control: dragging one is a single step of undo */
  change(what: string, edit: (brand: BrandFile, notes: Notes) => void): void {
    const before = this.#contents;
    const draft = JSON.parse(before) as Contents;
    edit(draft.brand, draft.notes);
    const after: Contents = { brand: tidy(draft.brand), notes: tidy(draft.notes as BrandFile) as Notes };
    if (JSON.stringify(after) === before) return;
    const now = performance.now();
    if (what !== this.#last.what || now - this.#last.at > ONE_STEP) {
      this.#past.push(before);
      if (this.#past.length > MAX_STEPS) this.#past.shift();
    }
    this.#last = { what, at: now };
    this.#future.length = 0;
    this.#set(after);
  }

  /** Changes what follows from the last change: the two are one step of undo. */
  amend(edit: (brand: BrandFile, notes: Notes) => void): void {
    const before = this.#contents;
    const draft = JSON.parse(before) as Contents;
    edit(draft.brand, draft.notes);
    if (JSON.stringify(draft) !== before) this.#set(draft);
  }

  /** Puts other contents in place of these, as one step of undo. */
  replace(what: string, contents: Contents): void {
    this.change(what, (brand, notes) => {
      for (const [target, source] of [[brand, contents.brand], [notes, contents.notes]] as const) {
        for (const key of Object.keys(target)) Reflect.deleteProperty(target, key);
        Object.assign(target, source);
      }
    });
    this.#last = { what: '', at: 0 };
  }

  /** Opens another brand; undo does not lead back to this one. */
  open(project: Project): void {
    this.#past.length = 0;
    this.#future.length = 0;
    this.#last = { what: '', at: 0 };
    this.#project = project;
    this.#tell();
  }

  undo(): void {
    this.#move(this.#past, this.#future);
  }

  redo(): void {
    this.#move(this.#future, this.#past);
  }

  get #contents(): string {
    return JSON.stringify({ brand: this.brand, notes: this.notes });
  }

  #move(from: string[], to: string[]): void {
    const target = from.pop();
    if (target === undefined) return;
    to.push(this.#contents);
    this.#last = { what: '', at: 0 };
    this.#set(JSON.parse(target) as Contents);
  }

  #set({ brand, notes }: Contents): void {
    this.#project = { ...this.#project, brand, notes };
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
