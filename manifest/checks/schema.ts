import { readFile } from 'node:fs/promises';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { AnySchema, ErrorObject, ValidateFunction } from 'ajv';
import type { AppPackage } from '../app-package.ts';
import { SCHEMA_VERSION } from '../template.ts';

/** The schemas that Microsoft publishes at developer.microsoft.com/json-schemas, as its own package carries them. */
const SCHEMAS = `@microsoft/app-manifest/build/json-schemas/teams/v${SCHEMA_VERSION}`;

/** What the published schemas say against the manifest and the localisations: kinds, lengths, patterns, keys. */
export async function findSchemaProblems({ manifest, localisations }: AppPackage): Promise<readonly string[]> {
  const [validManifest, validLocalisation] = await Promise.all([
    compile('MicrosoftTeams.schema.json'),
    compile('MicrosoftTeams.Localization.schema.json'),
  ]);
  return [
    ...problemsIn('manifest.json', manifest, validManifest),
    ...Object.entries(localisations).flatMap(([file, texts]) => problemsIn(file, texts, validLocalisation)),
  ];
}

async function compile(name: string): Promise<ValidateFunction> {
  // Not strict: keywords that the schemas have and JSON Schema does not are annotations for editors.
  const ajv = addFormats.default(new Ajv.default({ allErrors: true, strict: false }), ['uri', 'email', 'regex']);
  const path = new URL(import.meta.resolve(`${SCHEMAS}/${name}`));
  return ajv.compile(JSON.parse(await readFile(path, 'utf8')) as AnySchema);
}

function problemsIn(file: string, content: unknown, validate: ValidateFunction): readonly string[] {
  if (validate(content)) return [];
  return (validate.errors ?? []).map((error) => `${file}: ${describe(error)}`);
}

function describe({ instancePath, message, params }: ErrorObject): string {
  const { additionalProperty } = params;
  const what = typeof additionalProperty === 'string' ? ` (${additionalProperty})` : '';
  return `${instancePath === '' ? '/' : instancePath} ${message ?? 'is not valid'}${what}`;
}
