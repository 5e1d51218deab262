import { writeFileSync } from 'node:fs';
import { renderPolicySchema, SCHEMA_FILE } from './render-schema.ts';

writeFileSync(SCHEMA_FILE, await renderPolicySchema());
