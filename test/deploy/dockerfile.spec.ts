import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { DockerfileParser, type Instruction } from 'dockerfile-ast';
import { readTexts } from '../architecture/sources.ts';

const ROOT = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');

/** The words after each instruction of this kind, in one stage; stages begin with `FROM`. */
function stages(): readonly (readonly Instruction[])[] {
  const made: Instruction[][] = [];
  for (const instruction of DockerfileParser.parse(read('deploy/Dockerfile')).getInstructions()) {
    if (instruction.getKeyword() === 'FROM') made.push([]);
    made.at(-1)?.push(instruction);
  }
  return made;
}

const wordsOf = (
  stage: readonly Instruction[] | undefined,
  keyword: string,
): readonly (readonly string[])[] =>
  (stage ?? [])
    .filter((instruction) => instruction.getKeyword() === keyword)
    .map((instruction) => instruction.getTextContent().split(/\s+/).slice(1));

/** What comes from the repository into any stage. */
const copied = stages().flatMap((stage) =>
  wordsOf(stage, 'COPY')
    .filter(([first]) => first?.startsWith('--from') !== true)
    .flatMap((words) => words.slice(0, -1)),
);

describe('deploy/Dockerfile', () => {
  const final = stages().at(-1);

  it('ends with packages of production only, and without what built them', () => {
    assert.equal(stages().length, 3);
    const [installs] = wordsOf(stages()[1], 'RUN');
    assert.deepEqual(installs?.slice(0, 3), ['npm', 'ci', '--omit=dev']);
    assert.deepEqual(
      wordsOf(final, 'COPY').filter(([first]) => first?.startsWith('--from') !== true),
      [['package.json', 'LICENSE', './']],
    );
    assert.deepEqual(wordsOf(final, 'RUN'), []);
  });

  it('does not run as root, and runs Node itself, to which SIGTERM goes', () => {
    assert.deepEqual(wordsOf(final, 'USER'), [['node']]);
    assert.match(final?.at(-1)?.getArgumentsContent() ?? '', /^\["node", "dist\/bot\/index\.js"\]$/);
  });

  it('builds as who runs it, for whom alone Node keeps what it compiled', () => {
    const users = stages().map((stage) => wordsOf(stage, 'USER').at(-1));
    assert.deepEqual(users, [['node'], undefined, ['node']]);
    const build = stages()[0] ?? [];
    const keywords = build.map((instruction) => instruction.getKeyword());
    assert.equal(build[keywords.indexOf('USER') + 1]?.getArgumentsContent(), 'npm run build');
  });

  it('looks at what the bot serves', () => {
    const check = final?.find((instruction) => instruction.getKeyword() === 'HEALTHCHECK');
    assert.match(check?.getArgumentsContent() ?? '', /\/healthz/);
    assert.match(read('bot/server.ts'), /'\/healthz'/);
  });

  it('brings every folder that the compiler needs', () => {
    const built = /"include": \[([^\]]*)\]/.exec(read('tsconfig.build.json'))?.[1] ?? '';
    const folders = [...built.matchAll(/"(\w+)"/g)].map(([, folder = '']) => folder);
    assert.ok(folders.length >= 5);
    assert.deepEqual(
      folders.filter((folder) => !copied.includes(folder)),
      [],
    );
  });

  it('copies what exists, and what .dockerignore lets through', () => {
    const allowed = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    assert.match(read('.dockerignore'), /^\*$/m);
    for (const path of copied) {
      assert.ok(existsSync(new URL(path, ROOT)), path);
      assert.ok(allowed.includes(path), path);
    }
    assert.deepEqual(
      allowed.filter((path) => !copied.includes(path)),
      [],
    );
  });

  it('has what runs in it, and nothing that reads other files of the repository', () => {
    const product = readTexts([
      'bot/**/*.ts',
      'cards/**/*.ts',
      'dialogs/**/*.ts',
      'locales/**/*.ts',
      'services/**/*.ts',
    ]);
    const reading = product.filter(({ text }) => /import\.meta\.(dirname|url|filename)/.test(text));
    assert.deepEqual(
      reading.map(({ path }) => path),
      // Names a folder that need not be there, and reads nothing of the repository.
      ['bot/compile-cache.ts'],
    );
  });
});
