/**
 * A build plugin that takes the white space out of css`` and html`` literals, and shortens the private custom properties.
 * It changes nothing else: no rule is merged or reordered, and white space between words or tags stays one space.
 */
import { transform } from 'esbuild';
import { walk } from 'estree-walker';
import MagicString from 'magic-string';
import { shortenProperties } from '../private-properties.js';

const escapeTemplate = (text) => text.replace(/[\\`]|\$(?=\{)/g, '\\$&');

/** Where a whole rule or declaration may stand, an expression counts as one. */
const startsStatement = (before) => /(^|[{};]|\*\/)\s*$/.test(before);

async function minifyCss(texts) {
  let source = texts[0];
  for (let index = 1; index < texts.length; index += 1) {
    const statement = startsStatement(source) && /^\s*(;|$|[^\s:,{(.-])/.test(texts[index]);
    source += statement ? `@expression-${index}_;` : `expression-${index}_`;
    source += statement ? texts[index].replace(/^\s*;/, '') : texts[index];
  }
  const { code, warnings } = await transform(source, {
    loader: 'css', minifyWhitespace: true, charset: 'utf8', logLevel: 'silent',
  });
  // A template that esbuild does not understand stays as it was written.
  if (warnings.length > 0) return texts;
  const parts = code.trim().split(/@?expression-\d+_;?/);
  const order = [...code.matchAll(/expression-(\d+)_/g)].map(([, number]) => Number(number));
  return parts.length === texts.length && order.every((number, at) => number === at + 1) ? parts : texts;
}

function minifyHtml(texts) {
  const last = texts.length - 1;
  return texts.map((text, index) => {
    let short = text.replace(/\s*\n\s*/g, (run, at) => (text[at - 1] === '<' ? run : ' '));
    if (index === 0 && /^\s*\n/.test(text)) short = short.trimStart();
    if (index === last && /\n\s*$/.test(text)) short = short.trimEnd();
    return short;
  });
}

/**
 * Takes out what esbuild leaves: white space in custom properties and around `*` and `/` of a calculation, zeros before a decimal
 * point, quotes in `::slotted()`. No string of the styles has anything that is replaced here.
 */
const trimValues = (css) =>
  css
    .replace(/ ?, |\( | \)|(?<=--[\w-]+:) |(?<=[\d)]) [*/] (?=[\w(.-])/g, (text) => text.trim())
    .replace(/(?<![\w.])0(?=\.\d)/g, '')
    .replace(/="([a-z][\w-]*)"\]/g, '=$1]');

const minifiers = {
  css: async (texts) => (await minifyCss(texts)).map((text) => shortenProperties(trimValues(text))),
  html: minifyHtml,
  svg: minifyHtml,
};
const tags = Object.keys(minifiers);

/** Where the text of a quasi stands: some parsers count the delimiters in, some do not. */
const placeOf = ({ start, value }, code) => {
  const begin = code.indexOf(value.raw, start);
  return [begin, begin + value.raw.length];
};

export const minifyTemplates = () => ({
  name: 'minify-templates',
  async transform(code, id) {
    if (id.includes('/node_modules/') || !tags.some((tag) => code.includes(`${tag}\``))) return null;
    const templates = [];
    walk(this.parse(code, { lang: id.endsWith('.ts') ? 'ts' : 'js' }), {
      enter(node) {
        if (node.type === 'TaggedTemplateExpression' && Object.hasOwn(minifiers, node.tag.name)) templates.push(node);
      },
    });
    const output = new MagicString(code);
    for (const { tag, quasi: { quasis } } of templates) {
      const texts = await minifiers[tag.name](quasis.map(({ value }) => value.cooked));
      quasis.forEach((quasi, index) => {
        const text = escapeTemplate(texts[index]);
        if (!quasi.value.raw || text === quasi.value.raw) return;
        const [start, end] = placeOf(quasi, code);
        if (text) output.overwrite(start, end, text);
        else output.remove(start, end);
      });
    }
    return { code: output.toString(), map: output.generateMap({ hires: 'boundary' }) };
  },
});
