/**
 * A bundler plugin that leaves out what Lit has for others: the calls of a polyfill for browsers without shadow DOM, which no
 * browser that this package supports needs (docs/install.md, Browsers), and the properties that decorators declare, which no
 * element here has. Together they are 100 bytes of the first file.
 */
import { walk } from 'estree-walker';
import MagicString from 'magic-string';

/** `litHtmlPolyfillSupport`, `litElementPolyfillSupport`, `reactiveElementPolyfillSupport`: set by a polyfill, else undefined. */
const HOOK = /^(litHtml|litElement|reactiveElement)PolyfillSupport$/;

export const dropLitExtras = () => ({
  name: 'drop-lit-extras',
  transform(code, id) {
    if (!/node_modules\/(lit|lit-html|lit-element|@lit\/reactive-element)\//.test(id) || !code.includes('PolyfillSupport')) return null;
    const output = new MagicString(code);
    const textOf = ({ start, end }) => code.slice(start, end);
    walk(this.parse(code), {
      enter({ type, property, body, start, end }) {
        if (type === 'MemberExpression' && HOOK.test(property.name)) output.overwrite(start, end, 'void 0');
        if (type !== 'BlockStatement' && type !== 'Program') return;
        body.forEach((statement, index) => {
          const text = textOf(statement);
          // The map of declared properties, and where a class looks itself up in it: `const metadata = …; if (…) { … }`.
          if (/^Symbol\.metadata\s*\?\?=/.test(text)) output.remove(statement.start, statement.end);
          if (/^const \w+\s*=\s*this\[Symbol\.metadata\]/.test(text)) output.remove(statement.start, body[index + 1].end);
        });
      },
    });
    return { code: output.toString(), map: output.generateMap({ hires: 'boundary' }) };
  },
});
