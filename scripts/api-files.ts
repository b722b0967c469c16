/** Writes api/postman/ and api/http/ from the scenarios in scripts/api/ and from api/openapi.yaml. */
import { mkdirSync } from 'node:fs';
import { toHttpFile } from './api/http-file.ts';
import { toCollection, toEnvironment } from './api/postman.ts';
import { scenarios } from './api/scenarios/index.ts';
import { writeGenerated } from './write-generated.js';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

mkdirSync('api/postman', { recursive: true });
mkdirSync('api/http', { recursive: true });
await writeGenerated('api/postman/punchh-login.postman_collection.json', json(toCollection(scenarios)));
await writeGenerated('api/postman/punchh-sandbox.postman_environment.json', json(toEnvironment()));
for (const scenario of scenarios) await writeGenerated(`api/http/${scenario.file}.http`, toHttpFile(scenario));
