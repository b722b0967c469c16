/** A bundler plugin that puts source files in the place of others. */
import { resolve } from 'node:path';

/** @param {Record<string, string>} replacements path of the module that others import → path of the one that they get */
export function replaceModules(replacements) {
  const paths = new Map(Object.entries(replacements).map((pair) => pair.map((path) => resolve(path))));
  return {
    name: 'replace-modules',
    async resolveId(source, importer, options) {
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      return paths.get(resolved?.id) ?? null;
    },
  };
}
