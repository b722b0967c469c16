/** Hosts read the manifest: what is private stays out of it, and so do modules without an element. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest: manifest }) {
    const isPublic = ({ name, privacy }) => !/^[#_]/.test(name) && (privacy ?? 'public') === 'public';
    for (const module of manifest.modules) {
      for (const declaration of module.declarations) {
        if (declaration.members) declaration.members = declaration.members.filter(isPublic);
        // `@attr`s without a name come from mixins that could not be read.
        if (declaration.attributes) declaration.attributes = declaration.attributes.filter(({ name }) => name);
      }
    }
    // `define` registers by name, which the analyzer cannot follow; tools look for the tags among the exports.
    for (const { path, declarations, exports } of manifest.modules) {
      for (const { tagName, name } of declarations.filter((declaration) => declaration.customElement && declaration.tagName)) {
        exports.push({ kind: 'custom-element-definition', name: tagName, declaration: { name, module: path } });
      }
    }
    manifest.modules = manifest.modules
      .filter(({ declarations }) => declarations.some(({ customElement, tagName }) => customElement && tagName))
      .sort((a, b) => a.path.localeCompare(b.path));
  },
};

export default {
  globs: ['src/elements/**/*.ts'],
  litelement: true,
  packagejson: false,
  plugins: [publicOnly],
};
