/**
 * A bundler plugin that leaves out Lit's calls of a polyfill for browsers without shadow DOM. No browser that this package
 * supports needs one (docs/install.md, Browsers), and the calls are 50 bytes of the first file.
 */
import { walk } from 'estree-walker';
import MagicString from 'magic-string';

/** `litHtmlPolyfillSupport`, `litElementPolyfillSupport`, `reactiveElementPolyfillSupport`: set by a polyfill, else undefined. */
const HOOK = /^(litHtml|litElement|reactiveElement)PolyfillSupport$/;

export const dropPolyfillHooks = () => ({
  name: 'drop-polyfill-hooks',
  transform(code, id) {
    if (!/node_modules\/(lit|lit-html|lit-element|@lit\/reactive-element)\//.test(id) || !code.includes('PolyfillSupport')) return null;
    const output = new MagicString(code);
    walk(this.parse(code), {
      enter({ type, property, start, end }) {
        if (type === 'MemberExpression' && HOOK.test(property.name)) output.overwrite(start, end, 'void 0');
      },
    });
    return { code: output.toString(), map: output.generateMap({ hires: 'boundary' }) };
  },
});
