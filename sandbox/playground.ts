import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPlaygroundConfig } from './playground/config.ts';
import { endProcess, spawnPlayground } from './playground/playground-process.ts';
import { untilListening } from './playground/until-listening.ts';

/** The file the Playground looks for in its working directory. */
const CONFIG_FILE = '.m365agentsplayground.yml';

/** How the chat client is started. */
export interface PlaygroundOptions {
  readonly port: number;
  /** Where it sends what is said. */
  readonly botEndpoint: string;
  /** Takes what the Playground prints, line by line. */
  readonly log?: (line: string) => void;
}

/** A running chat client. */
export interface Playground {
  /** What to open in the browser. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts the Microsoft 365 Agents Playground, a Teams-like chat in the browser, on loopback only, and waits
 * until it answers.
 *
 * @throws an `EADDRINUSE` error where the port is taken (by itself, the Playground would take another one).
 */
export async function startPlayground({ port, botEndpoint, log }: PlaygroundOptions): Promise<Playground> {
  await claimPort(port);
  const folder = await mkdtemp(join(tmpdir(), 'passcode-desk-playground-'));
  // JSON is YAML; made from the sandbox's own people, so that the two cannot disagree.
  await writeFile(join(folder, CONFIG_FILE), JSON.stringify(createPlaygroundConfig()));
  const child = spawnPlayground({ port, botEndpoint, folder });
  const kill = (): void => void child.kill();
  process.once('exit', kill);
  const stop = async (): Promise<void> => {
    process.off('exit', kill);
    await endProcess(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await untilListening(child, log);
    return { url: `http://localhost:${port}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Fails where the port is taken; else leaves it free again. */
function claimPort(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(port, 'localhost', () => {
      probe.close(() => {
        resolve();
      });
    });
  });
}
