/**
 * A bundler plugin for a file that holds everything: it writes a static import for each `import()`. The bundler itself
 * would keep every lazy module apart, in a function that runs it when it is asked for; that is bytes without a use here.
 */
import { walk } from 'estree-walker';
import MagicString from 'magic-string';

export const importEagerly = () => ({
  name: 'import-eagerly',
  transform(code, id) {
    if (id.includes('/node_modules/') || !code.includes('import(')) return null;
    const output = new MagicString(code);
    let count = 0;
    walk(this.parse(code, { lang: 'ts' }), {
      enter({ type, source, start, end }) {
        if (type !== 'ImportExpression' || source.type !== 'Literal') return;
        const name = `imported_${(count += 1)}`;
        output.overwrite(start, end, `Promise.resolve(${name})`).prepend(`import * as ${name} from ${source.raw};\n`);
      },
    });
    return { code: output.toString(), map: output.generateMap({ hires: 'boundary' }) };
  },
});
