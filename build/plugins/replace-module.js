/** A bundler plugin that puts one source file in the place of another. */
import { resolve } from 'node:path';

/**
 * @param {string} path of the module that others import
 * @param {string} replacement path of the one that they get
 */
export function replaceModule(path, replacement) {
  const [from, to] = [path, replacement].map((name) => resolve(name));
  return {
    name: 'replace-module',
    async resolveId(source, importer, options) {
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      return resolved?.id === from ? to : null;
    },
  };
}
