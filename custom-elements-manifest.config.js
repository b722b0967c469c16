import { loadSource } from './scripts/load-source.js';

const { SETTINGS, attributeOf } = await loadSource('src/client/settings.ts');

/** Adds the attributes of the settings: their table is code, which the analyzer does not run. */
const settingsAsAttributes = {
  name: 'settings-as-attributes',
  packageLinkPhase({ customElementsManifest: manifest }) {
    for (const { declarations } of manifest.modules) {
      for (const declaration of declarations) {
        if (declaration.superclass?.name !== 'SettingsElement') continue;
        for (const member of declaration.members) {
          const setting = SETTINGS[member.name];
          if (!setting) continue;
          checkDefault(declaration.name, member, setting);
          member.attribute = attributeOf(member.name);
          if (setting.reflect) member.reflects = true;
          const { name: fieldName, attribute: name, type, description, default: value } = member;
          declaration.attributes ??= [];
          const known = declaration.attributes.find((attribute) => attribute.name === name);
          if (known) Object.assign(known, { type, fieldName });
          else declaration.attributes.push({ name, type, description, ...(value && { default: value }), fieldName });
        }
      }
    }
  },
};

/** A field's `@default` says what the table says. */
const checkDefault = (element, { name, default: documented }, setting) => {
  const { default: value } = setting;
  const expected = typeof value === 'string' ? `'${value}'` : value === undefined ? undefined : String(value);
  if (documented !== expected) throw new Error(`${element}.${name}: @default is ${documented}, the table of settings says ${expected}`);
};

/** Hosts read the manifest: what is private stays out of it, and so do modules without an element. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest: manifest }) {
    const isPublic = ({ name, privacy, static: isStatic }) => !/^[#_]/.test(name) && !isStatic && (privacy ?? 'public') === 'public';
    for (const module of manifest.modules) {
      module.declarations = module.declarations.filter(({ kind }) => kind === 'class');
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
  plugins: [settingsAsAttributes, publicOnly],
};
