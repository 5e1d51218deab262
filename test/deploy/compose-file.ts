import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const Service = z.object({
  image: z.string(),
  command: z.array(z.string()).optional(),
  profiles: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.string()).default({}),
  env_file: z.string().optional(),
  user: z.string().optional(),
  ports: z.array(z.string()).default([]),
  networks: z.array(z.string()),
  volumes: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
  build: z.object({ context: z.string(), dockerfile: z.string() }).optional(),
  read_only: z.boolean().default(false),
  cap_drop: z.array(z.string()).default([]),
  security_opt: z.array(z.string()).default([]),
  restart: z.string().optional(),
});

const ComposeFile = z.object({
  services: z.strictObject({ redis: Service, bot: Service, prometheus: Service }),
  networks: z.record(z.string(), z.object({ internal: z.boolean().optional() })),
  volumes: z.record(z.string(), z.object({})),
});

/** What the tests look at in `deploy/compose.yaml`. */
export type ComposeFile = z.infer<typeof ComposeFile>;

/** Reads the file with these variables in place of `${…}`. @throws Error where a required one is missing. */
export function readComposeFile(variables: Readonly<Record<string, string>>): ComposeFile {
  const text = readFileSync(new URL('../../deploy/compose.yaml', import.meta.url), 'utf8');
  return ComposeFile.parse(parse(fillIn(text, variables)));
}

/** As Compose does: `${NAME:-default}` and `${NAME:?what is wrong}`; an empty variable counts as none. */
function fillIn(text: string, variables: Readonly<Record<string, string>>): string {
  const fill = (_all: string, name: string, kind: string | undefined, rest: string | undefined): string => {
    const value = variables[name] ?? '';
    if (value !== '') return value;
    if (kind === '?') throw new Error(`${name}: ${rest ?? ''}`);
    return rest ?? '';
  };
  return text.replaceAll(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, fill);
}
