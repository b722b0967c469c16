/**
 * A build plugin that takes the white space out of css`` and html`` literals. It changes nothing else: no rule is
 * merged or reordered, and white space between words or tags stays one space.
 */
import { transform } from 'esbuild';
import MagicString from 'magic-string';

/** A syntax node and everything below it, in source order. */
export function* walk(node) {
  if (typeof node?.type === 'string') yield node;
  for (const value of Object.values(node ?? {})) {
    if (Array.isArray(value)) {
      for (const item of value) if (item && typeof item === 'object') yield* walk(item);
    } else if (value && typeof value === 'object') yield* walk(value);
  }
}

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
  // What esbuild does not understand stays as it was written.
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

const minifiers = { css: minifyCss, html: minifyHtml, svg: minifyHtml };

export function minifyTemplates() {
  return {
    name: 'minify-templates',
    enforce: 'post',
    async transform(code, id) {
      if (id.includes('/node_modules/') || !/\b(css|html|svg)`/.test(code)) return null;
      const output = new MagicString(code);
      for (const node of walk(this.parse(code))) {
        if (node.type !== 'TaggedTemplateExpression') continue;
        const minify = minifiers[node.tag.name];
        if (!minify) continue;
        const { quasis } = node.quasi;
        const texts = await minify(quasis.map(({ value }) => value.cooked));
        quasis.forEach((quasi, index) => {
          // Some parsers count the delimiters in, some do not: find the text itself.
          const start = code.indexOf(quasi.value.raw, quasi.start);
          const text = escapeTemplate(texts[index]);
          if (quasi.value.raw && text !== quasi.value.raw) {
            if (text) output.overwrite(start, start + quasi.value.raw.length, text);
            else output.remove(start, start + quasi.value.raw.length);
          }
        });
      }
      return { code: output.toString(), map: output.generateMap({ hires: 'boundary' }) };
    },
  };
}
