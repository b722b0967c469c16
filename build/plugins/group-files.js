/**
 * A bundler plugin that decides which modules share a file. Left to itself, the bundler gives everything that several
 * lazy parts share a file of its own, and each such file is one more round trip before the form.
 */
/**
 * @typedef {object} Group
 * @property {string} name of the file
 * @property {string[]} roots absolute paths of modules that go into the file with everything they import statically
 * @property {string[]} [within] limits the file to modules that these import as well, statically or lazily
 */

/**
 * Puts each module into the file of the first group that reaches it. A module that no group reaches is left to the bundler.
 *
 * @param {Group[]} groups
 * @param {{ entriesApart?: boolean }} [options] `entriesApart` leaves the modules that are entries in files of their own
 */
export function groupFiles(groups, { entriesApart = false } = {}) {
  /** @type {Map<string, string>} module id → name of its file */
  const fileOf = new Map();

  const reach = (context, roots, { lazily = false } = {}) => {
    const reached = new Set();
    const visit = (id) => {
      if (reached.has(id)) return;
      reached.add(id);
      const info = context.getModuleInfo(id);
      info?.importedIds.forEach(visit);
      if (lazily) info?.dynamicallyImportedIds.forEach(visit);
    };
    roots.forEach(visit);
    return reached;
  };

  return {
    plugin: {
      name: 'group-files',
      buildEnd(error) {
        if (error) return;
        for (const { name, roots, within } of groups) {
          const limit = within && reach(this, within, { lazily: true });
          for (const id of reach(this, roots)) {
            if (fileOf.has(id) || (limit && !limit.has(id))) continue;
            // In a shared file, an entry would run for everyone who takes something else from there.
            if (entriesApart && this.getModuleInfo(id)?.isEntry) continue;
            fileOf.set(id, name);
          }
        }
      },
    },
    /** For the bundler's `output.codeSplitting`. */
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [{ name: (id) => fileOf.get(id) ?? null, debugName: 'files' }],
    },
  };
}
