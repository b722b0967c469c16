/**
 * A bundler plugin that decides which modules share a file. Left to itself, the bundler gives everything that several
 * lazy parts share a file of its own, and each such file is one more round trip before the form.
 */

/**
 * @typedef {object} Group
 * @property {string} name of the file
 * @property {string[]} roots modules that go into the file with everything they import statically
 * @property {string[]} [within] limits the file to modules that these import statically as well
 */

/**
 * Puts each module into the file of the first group that reaches it. A module that no group reaches is left to the bundler.
 *
 * @param {Group[]} groups
 */
export function groupFiles(groups) {
  /** @type {Map<string, string>} module id → name of its file */
  const fileOf = new Map();

  const reach = (context, roots) => {
    const reached = new Set();
    const visit = (id) => {
      if (reached.has(id)) return;
      reached.add(id);
      context.getModuleInfo(id)?.importedIds.forEach(visit);
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
          const limit = within && reach(this, within);
          for (const id of reach(this, roots)) {
            if (!fileOf.has(id) && (!limit || limit.has(id))) fileOf.set(id, name);
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
