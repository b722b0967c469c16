/** The API reference: Swagger UI shows api/openapi.yaml, and its requests go to a sandbox in this page. */
import 'swagger-ui-dist/swagger-ui.css';
import SwaggerUI from 'swagger-ui-dist/swagger-ui-es-bundle.js';
import { parse } from 'yaml';
import description from '../../api/openapi.yaml?raw';
import { createSandbox } from '../../src/sandbox/index.ts';

/** Never dialled: Swagger UI shows it as the server, and requests to it go to the sandbox. */
const SERVER = 'https://sandbox.invalid';

// Signed calls are for servers, so they come as if from one.
const sandbox = createSandbox({ http: false });
sandbox.inbox.subscribe((message) => {
  if (message) document.getElementById('message')!.textContent = `“${message.text}” to ${message.to}`;
});

// Swagger UI has its dark colours behind a class, and does not follow the system by itself.
const dark = matchMedia('(prefers-color-scheme: dark)');
const followScheme = (): unknown => document.documentElement.classList.toggle('dark-mode', dark.matches);
followScheme();
dark.addEventListener('change', followScheme);

/** Gives each parameter the first example of its schema, with which Swagger UI fills its field. */
const withExamples = (key: unknown, value: unknown): unknown => {
  const { schema } = (value ?? {}) as { schema?: { examples?: unknown[] } };
  return schema?.examples && key !== 'application/json' ? { ...(value as object), example: schema.examples[0] } : value;
};

SwaggerUI({
  domNode: document.getElementById('reference'),
  spec: { ...(parse(description, withExamples) as object), servers: [{ url: SERVER, description: 'The sandbox in this page' }] },
  deepLinking: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: -1,
  tryItOutEnabled: true,
  requestInterceptor: (request) => ({
    ...request,
    // Swagger UI would accept any type; the vendors ask for JSON by name.
    headers: { 'Content-Type': 'application/json', ...request.headers, accept: 'application/json' },
    userFetch: (url: string, init: RequestInit) => sandbox.fetch(url, init),
  }),
});
