/** A plugin of the build; `load` answers with a module's code, `null` where it is none of its own. */
export function packLocales(options?: { english?: boolean }): {
  name: string;
  enforce: 'pre';
  load(id: string): Promise<string | null>;
};
