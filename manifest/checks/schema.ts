import { readFile } from 'node:fs/promises';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { z } from 'zod';
import type { AppPackage } from '../app-package.ts';
import { SCHEMA_VERSION } from '../template.ts';

/** The schemas that Microsoft publishes at developer.microsoft.com/json-schemas, as its own package carries them. */
const SCHEMAS = `@microsoft/app-manifest/build/json-schemas/teams/v${SCHEMA_VERSION}`;

/** The published schemas, ready to check something. */
export interface Schemas {
  readonly manifest: ValidateFunction;
  readonly localisation: ValidateFunction;
}

/** Reads and compiles the schemas; takes a few tenths of a second. */
export async function loadSchemas(): Promise<Schemas> {
  const [manifest, localisation] = await Promise.all([
    compile('MicrosoftTeams.schema.json'),
    compile('MicrosoftTeams.Localization.schema.json'),
  ]);
  return { manifest, localisation };
}

/** What the schemas have against the manifest and the localisations: kinds, lengths, patterns, keys. */
export function findSchemaProblems(
  { manifest, localisations }: AppPackage,
  schemas: Schemas,
): readonly string[] {
  return [
    ...problemsIn('manifest.json', manifest, schemas.manifest),
    ...Object.entries(localisations).flatMap(([file, texts]) =>
      problemsIn(file, texts, schemas.localisation),
    ),
  ];
}

const Schema = z.looseObject({});

async function compile(name: string): Promise<ValidateFunction> {
  const path = new URL(import.meta.resolve(`${SCHEMAS}/${name}`));
  return createAjv().compile(Schema.parse(JSON.parse(await readFile(path, 'utf8'))));
}

/**
 * Not strict: keywords that JSON Schema does not know are annotations for editors. Not Unicode: some patterns of the
 * schemas escape what need not be escaped, which that mode forbids.
 */
function createAjv(): InstanceType<typeof Ajv.default> {
  const ajv = new Ajv.default({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats.default(ajv, ['uri', 'email', 'regex']);
  return ajv;
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
