import { judgeLicences } from './licence-rules.ts';
import { readProductionPackages } from './production-packages.ts';

const verdicts = judgeLicences(readProductionPackages());
for (const { name, version, licence, problem } of verdicts) {
  console.log([`${name}@${version}`, licence ?? '-', problem ?? ''].join('\t').trimEnd());
}
const bad = verdicts.filter(({ problem }) => problem !== undefined);
console.log(`${verdicts.length} packages, ${bad.length} with a problem`);
for (const { name, version, problem = '' } of bad) console.error(`${name}@${version} ${problem}`);
process.exitCode = bad.length === 0 ? 0 : 1;
