/**
 * A bundler plugin that minifies once more, after the bundler's own minifier. Fewer characters are not always fewer bytes
 * on the line: sequences and conditional expressions compress worse than plain statements, so they are left alone.
 */
import { basename } from 'node:path';
import { minify } from 'terser';

export const terser = () => ({
  name: 'terser',
  generateBundle: {
    order: 'post',
    async handler({ format }, files) {
      for (const chunk of Object.values(files)) {
        if (chunk.type !== 'chunk') continue;
        const { code, map } = await minify(chunk.code, {
          module: format === 'es',
          ecma: 2020,
          compress: { passes: 2, sequences: false, conditionals: false, arrows: false },
          format: { comments: /^# allFunctions/ },
          sourceMap: { content: chunk.map, url: `${basename(chunk.fileName)}.map` },
        });
        chunk.code = code;
        // The bundler has emitted the map as a file already and no longer reads `chunk.map`.
        files[`${chunk.fileName}.map`].source = map;
      }
    },
  },
});
