/** The directives for Angular, which only Angular's own compiler can make. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { createCompilerHost, formatDiagnostics, performCompilation } from '@angular/compiler-cli';
import ts from 'typescript';

/**
 * Compiles src/frameworks/angular.ts as libraries are: an app's own compiler finishes it
 * (https://angular.dev/tools/libraries/creating-libraries).
 *
 * @param {string} folder to write into; it has the declarations of the package
 * @throws {Error} the compiler's messages
 */
export function buildAngularDirectives(folder) {
  const types = join(folder, 'types');
  const options = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
    types: [],
    strict: true,
    skipLibCheck: true,
    declaration: true,
    compilationMode: 'partial',
    // The package imports itself by its name, here as in an app.
    paths: {
      'punchh-login': [resolve(types, 'index.d.ts')],
      'punchh-login/define': [resolve(types, 'define.d.ts')],
    },
  };
  const host = createCompilerHost({ options });
  host.writeFile = (path, text) => {
    const target = join(path.endsWith('.d.ts') ? types : folder, basename(path));
    mkdirSync(types, { recursive: true });
    writeFileSync(target, text);
  };
  const { diagnostics } = performCompilation({ rootNames: [resolve('src/frameworks/angular.ts')], options, host });
  if (diagnostics.length) throw new Error(formatDiagnostics(diagnostics));
}
