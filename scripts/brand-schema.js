/** Writes brand.schema.json from the schema that validates brand files. */
import { toJsonSchema } from '@valibot/to-json-schema';
import { loadSource } from './load-source.js';
import { writeGenerated } from './write-generated.js';

const { BrandSchema } = await loadSource('src/client/brand-schema.ts');
const { default: keys } = await loadSource('src/i18n/message-keys.ts');
const { default: deviceTexts } = await loadSource('src/i18n/devices/en.device.ts');
// The element checks what JSON Schema cannot express: URL schemes, and whether a browser knows a value.
const schema = toJsonSchema(BrandSchema, { errorMode: 'ignore' });
// The element takes any key here, so as not to load them all; an editor completes them and marks a slip.
schema.properties.copy.additionalProperties.propertyNames = { enum: [...keys, ...Object.keys(deviceTexts)] };
await writeGenerated('brand.schema.json', `${JSON.stringify(schema, null, 2)}\n`);
