import type { AppPackage } from '../app-package.ts';
import { findCommandProblems } from './commands.ts';
import { findIconProblems } from './icons.ts';
import { findLocalisationProblems } from './localisations.ts';
import { findSchemaProblems, loadSchemas } from './schema.ts';

/** Everything that is wrong with a package, one line each; none where Teams and the bot can both live with it. */
export async function findProblems(pack: AppPackage): Promise<readonly string[]> {
  return [
    ...findSchemaProblems(pack, await loadSchemas()),
    ...findLocalisationProblems(pack),
    ...findCommandProblems(pack),
    ...(await findIconProblems(pack)),
  ];
}
