/**
 * A build plugin that leaves the descriptions out of the schema of the brand file. They are for `brand.schema.json`, which is
 * made from the source; no page reads them.
 */
import { walk } from 'estree-walker';
import MagicString from 'magic-string';

const SCHEMA = /\/src\/client\/brand-schema(-parts)?\.ts$/;

/** The actions of Valibot that hold a description. */
const ACTIONS = ['description', 'metadata'];

/** The functions of the schema whose first argument is a description. */
const DESCRIBED = ['url', 'picture', 'seconds'];

const isDescription = ({ type, callee }) => type === 'CallExpression' && ACTIONS.includes(callee.property?.name);

export const dropDescriptions = () => ({
  name: 'drop-descriptions',
  transform(code, id) {
    if (!SCHEMA.test(id)) return null;
    const output = new MagicString(code);
    walk(this.parse(code, { lang: 'ts' }), {
      enter({ type, callee, arguments: passed }) {
        if (type !== 'CallExpression') return;
        passed.forEach((argument, index) => {
          // A description comes after the schema that it is about, and its comma goes with it.
          if (isDescription(argument)) output.remove(passed[index - 1].end, argument.end);
        });
        if (DESCRIBED.includes(callee.name)) output.overwrite(passed[0].start, passed[0].end, "''");
      },
    });
    return { code: output.toString(), map: output.generateMap({ hires: 'boundary' }) };
  },
});
