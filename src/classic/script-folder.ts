let folder = '';

/** Where a file is looked for, by its name, after it failed to load. */
const addresses = new Map<string, string>();

/**
 * Reads which folder the files beside the classic script lie in: `data-base` of its tag names it, else it is the
 * script's own. To be called while the script runs, since `currentScript` is known only then. It is read with the getter
 * of the prototype, since an element named `currentScript` replaces it on the document itself; MooTools replaces `Document`.
 */
export const readScriptFolder = (): void => {
  const { get } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(HTMLDocument.prototype), 'currentScript')!;
  const script = get!.call(document) as HTMLScriptElement | null;
  const base = script?.dataset.base;
  folder = base ? base.replace(/\/?$/, '/') : (script?.src ?? '');
};

/**
 * Imports a file from beside the script. One that failed to load is asked for by another address the next time, since
 * Firefox remembers a failure by its address.
 *
 * @param advice what to do where the file is not there, for the console
 */
export const importBeside = async (file: string, advice: string): Promise<unknown> => {
  let address = file;
  try {
    // Of a script without an address, such as an inlined one or one from a `blob:`, nothing lies beside.
    address = addresses.get(file) ?? new URL(file, new URL(folder, location.href)).href;
    return await import(/* @vite-ignore */ address);
  } catch (error) {
    console.warn(`${address} failed to load. ${advice}`);
    if (address !== file) addresses.set(file, `${address}?`);
    throw error;
  }
};
