/** A bundler plugin that lists the npm packages whose code goes into the files. */
import { join, sep } from 'node:path';

const MODULES = `node_modules${sep}`;

/** The folder of the package that a module belongs to, or `null` for a module of this project. */
function packageFolder(id) {
  const at = id.lastIndexOf(MODULES);
  // A virtual module of the bundler begins with a NUL.
  if (at < 0 || id.startsWith('\0')) return null;
  const parts = id.slice(at + MODULES.length).split(sep);
  return join(id.slice(0, at + MODULES.length), ...parts.slice(0, parts[0].startsWith('@') ? 2 : 1));
}

/** @param {Set<string>} folders to add the packages' folders to */
export const listPackages = (folders) => ({
  name: 'list-packages',
  generateBundle(_options, files) {
    for (const { moduleIds = [] } of Object.values(files)) {
      for (const folder of moduleIds.map(packageFolder)) if (folder) folders.add(folder);
    }
  },
});
