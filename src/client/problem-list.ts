/** A part of a brand file that is left out, and why. */
export interface Problem {
  /** Keys joined by dots, as in `theme.tokens.radius`; empty for the whole file. */
  path: string;
  message: string;
}

/** More would only fill the console. */
const MAX_PROBLEMS = 50;
/** Characters of a key that are shown: a file can have a key as long as itself. */
const MAX_KEY = 80;

const shorten = (text: string): string => (text.length > MAX_KEY ? `${text.slice(0, MAX_KEY)}…` : text);

/** Collects what is wrong with a brand file. Holds 50 problems and counts the others, so that a hostile file costs nothing. */
export class ProblemList {
  readonly #problems: Problem[] = [];
  readonly #damaged = new Set<string>();
  #omitted = 0;

  /** How many were added, those that are only counted included. */
  get count(): number {
    return this.#problems.length + this.#omitted;
  }

  /** Whether something below a top-level field is wrong. */
  isDamaged(field: string): boolean {
    return this.#damaged.has(field);
  }

  add(path: readonly string[], message: string): void {
    if (path.length > 1) this.#damaged.add(path[0]!);
    if (this.#problems.length < MAX_PROBLEMS) this.#problems.push({ path: path.map(shorten).join('.'), message: message.slice(0, 400) });
    else this.#omitted += 1;
  }

  /** In the order in which they were found; the last entry tells how many more there are. */
  list(): Problem[] {
    return this.#omitted ? [...this.#problems, { path: '', message: `has ${this.#omitted} more problems` }] : this.#problems;
  }
}
