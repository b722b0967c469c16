/**
 * Writes what editors read, from custom-elements.json: web-types.json for JetBrains' editors, which find it by
 * `web-types` in package.json, and the two vscode.*.json for Visual Studio Code, which `html.customData` and
 * `css.customData` of its settings name.
 */
import { readFileSync } from 'node:fs';
import { getWebTypesData } from 'custom-element-jet-brains-integration';
import { getVsCodeCssCustomData, getVsCodeHtmlCustomData } from 'custom-element-vs-code-integration';
import { writeGenerated } from './write-generated.js';

const readManifest = () => JSON.parse(readFileSync('custom-elements.json', 'utf8'));

/** An attribute without values is one of any text; with an empty list, Lit's analyzer takes it for a boolean. */
const withoutEmptyLists = (key, value) => (key === 'values' && value.length === 0 ? undefined : value);

/** Both generators print "default: undefined" where a custom property has none. */
const tidy = (json) =>
  `${JSON.stringify(JSON.parse(json.replaceAll(' _(default: undefined)_', ''), withoutEmptyLists), null, 2)}\n`;

// Each generator changes the manifest that it is given.
await writeGenerated('web-types.json', tidy(getWebTypesData(readManifest(), { packageJson: false, hideLogs: true })));
await writeGenerated('vscode.html-custom-data.json', tidy(getVsCodeHtmlCustomData(readManifest(), { hideLogs: true })));
await writeGenerated('vscode.css-custom-data.json', tidy(getVsCodeCssCustomData(readManifest(), { hideLogs: true })));
