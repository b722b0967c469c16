/**
 * A bundler plugin that minifies once more, after the bundler's own minifier. Fewer characters are not always fewer bytes
 * on the line: sequences and conditional expressions compress worse than plain statements, so they are left alone.
 */
import { basename } from 'node:path';
import { minify } from 'terser';

/** @param {{ ascii?: boolean }} [options] `ascii` escapes every other character */
export const terser = ({ ascii = false } = {}) => ({
  name: 'terser',
  generateBundle: {
    order: 'post',
    async handler({ format, sourcemap }, files) {
      for (const chunk of Object.values(files)) {
        if (chunk.type !== 'chunk') continue;
        const { code, map } = await minify(chunk.code, {
          module: format === 'es',
          ecma: 2020,
          compress: { passes: 4, sequences: false, conditionals: false, arrows: false, unsafe_methods: true },
          format: { comments: /^# allFunctions/, ascii_only: ascii },
          sourceMap: sourcemap && { content: chunk.map, url: `${basename(chunk.fileName)}.map`, asObject: true },
        });
        chunk.code = code;
        if (!sourcemap) continue;
        // The package has the sources once, in src/; else each map would hold them again.
        delete map.sourcesContent;
        // The bundler has emitted the map as a file already and no longer reads `chunk.map`.
        files[`${chunk.fileName}.map`].source = JSON.stringify(map);
      }
    },
  },
});
