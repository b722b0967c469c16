import { isRecord } from './brand.ts';
import type { BrandFile } from './brand.ts';
import { nameOf } from './project.ts';
import type { Notes, Project } from './project.ts';
import { toBrand } from './read-brand.ts';

/** Everything is kept in `localStorage`, below this name. */
const PREFIX = 'punchh-studio';
const MAX_VERSIONS = 30;

/** A brand of the library, without its contents. */
export interface Shelved {
  id: string;
  name: string;
  /** ms since the epoch. */
  savedAt: number;
}

/** A named state of a brand that one can go back to. */
export interface Version {
  id: string;
  name: string;
  /** ms since the epoch. */
  savedAt: number;
  brand: BrandFile;
  notes: Notes;
}

const read = (key: string): unknown => {
  try {
    return JSON.parse(localStorage.getItem(`${PREFIX}${key}`) ?? 'null') as unknown;
  } catch {
    return null;
  }
};

/** Returns whether the browser kept it: storage can be blocked or full. */
const write = (key: string, value: unknown): boolean => {
  try {
    localStorage.setItem(`${PREFIX}${key}`, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
};

const remove = (key: string): void => {
  try {
    localStorage.removeItem(`${PREFIX}${key}`);
  } catch {
    // Blocked storage holds nothing either.
  }
};

const readProject = (id: string): Project | null => {
  const data = read(`:brand:${id}`);
  return isRecord(data) && isRecord(data.brand)
    ? { id, brand: toBrand(data.brand), notes: isRecord(data.notes) ? data.notes : {} }
    : null;
};

/** The brands kept in this browser, the last edited first. */
export const listBrands = (): Shelved[] => {
  const list = read(':brands');
  const known = Array.isArray(list) ? list.filter((item): item is Shelved => isRecord(item) && typeof item.id === 'string') : [];
  return known.sort((a, b) => b.savedAt - a.savedAt);
};

export const openBrand = readProject;

/** Saves a brand and makes it the one that the studio opens with. Returns whether the browser kept it. */
export const saveBrand = (project: Project): boolean => {
  const { id, brand, notes } = project;
  const shelved: Shelved = { id, name: nameOf(project), savedAt: Date.now() };
  return write(`:brand:${id}`, { brand, notes }) && write(':brands', [shelved, ...listBrands().filter((other) => other.id !== id)]);
};

export const deleteBrand = (id: string): void => {
  write(':brands', listBrands().filter((other) => other.id !== id));
  remove(`:brand:${id}`);
  remove(`:versions:${id}`);
};

/** The brand edited last in this browser, or `null`. */
export const lastBrand = (): Project | null => {
  const [latest] = listBrands();
  return latest ? readProject(latest.id) : null;
};

/** The versions of a brand, the newest first. */
export const listVersions = (id: string): Version[] => {
  const list = read(`:versions:${id}`);
  return Array.isArray(list) ? list.filter((item): item is Version => isRecord(item) && isRecord(item.brand)) : [];
};

/** Keeps a version. Returns whether the browser kept it; the oldest beyond {@link MAX_VERSIONS} are dropped. */
export const saveVersion = ({ id, brand, notes }: Project, name: string): boolean =>
  write(`:versions:${id}`, [{ id: crypto.randomUUID(), name, savedAt: Date.now(), brand, notes }, ...listVersions(id)].slice(0, MAX_VERSIONS));

export const deleteVersion = (id: string, version: string): void => {
  write(`:versions:${id}`, listVersions(id).filter((other) => other.id !== version));
};
