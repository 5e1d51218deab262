import { GraphError } from '../../../services/intune/graph-error.ts';
import { IoError } from '../../../services/platform/errors.ts';
import type { ResetDeps } from '../../../services/resets/reset-deps.ts';

/** What becomes of one call to a port. */
export interface Fate {
  /** `before` and `after`: whether the call took effect. `crash`: the process ends; `fail`: the call throws. */
  readonly kind: 'fine' | 'crash-before' | 'crash-after' | 'fail-before' | 'fail-after';
  /** How many turns of the event loop others get meanwhile. */
  readonly hops: number;
}

/** The fates of all calls to come, in order; when they are used up, everything is fine. */
export class Fates {
  #rest: readonly Fate[];

  constructor(fates: readonly Fate[]) {
    this.#rest = fates;
  }

  draw(): Fate {
    const [fate = { kind: 'fine', hops: 0 } as const, ...rest] = this.#rest;
    this.#rest = rest;
    return fate;
  }

  heal(): void {
    this.#rest = [];
  }
}

/** One process: from its death on, nothing that it waits for ever comes back. */
export class Process {
  readonly #fates: Fates;
  readonly #death = Promise.withResolvers<undefined>();
  #isDead = false;

  constructor(fates: Fates) {
    this.#fates = fates;
  }

  /** Does work in this process: answers when it is done, has failed, or the process has died. */
  async run(work: () => Promise<unknown>): Promise<'done' | 'failed' | 'died'> {
    const outcome = work().then(
      () => 'done' as const,
      () => 'failed' as const,
    );
    return Promise.race([outcome, this.#death.promise.then(() => 'died' as const)]);
  }

  /** A call to the outside. */
  async call<T>(work: () => Promise<T>, errorOf: (tookEffect: boolean) => Error): Promise<T> {
    if (this.#isDead) return forever();
    const { kind, hops } = this.#fates.draw();
    for (let i = 0; i < hops; i += 1) await Promise.resolve();
    if (kind === 'crash-before') return this.#die();
    if (kind === 'fail-before') throw errorOf(false);
    const answer = await work();
    if (kind === 'crash-after') return this.#die();
    if (kind === 'fail-after') throw errorOf(true);
    return answer;
  }

  #die<T>(): Promise<T> {
    this.#isDead = true;
    this.#death.resolve(undefined);
    return forever();
  }
}

function forever<T>(): Promise<T> {
  return new Promise(() => undefined);
}

const redisAway = (): Error => new IoError('redis.unavailable', { retryable: true });
const chatAway = (): Error => new IoError('chat.unavailable', { retryable: true });
const graphAway = (): Error => new GraphError('graph.unavailable', { retryable: true });
/** Honest, as the real one is: it says "not sent" only where nothing was sent. */
const postFailed = (tookEffect: boolean): Error =>
  new GraphError(tookEffect ? 'graph.outcome-unknown' : 'graph.throttled', { retryable: false });

/** The same ports as one process sees them. */
export function mortalPorts(ports: ResetDeps, process: Process): ResetDeps {
  const { store, queue, devices, command, outcome, notifier, gate, blocks, audit } = ports;
  return {
    ...ports,
    store: {
      create: (reset) => process.call(() => store.create(reset), redisAway),
      get: (id) => process.call(() => store.get(id), redisAway),
      update: (changed) => process.call(() => store.update(changed), redisAway),
      listByUser: (userId) => process.call(() => store.listByUser(userId), redisAway),
      listByDevice: (deviceId) => process.call(() => store.listByDevice(deviceId), redisAway),
      listDue: (dueBy, limit) => process.call(() => store.listDue(dueBy, limit), redisAway),
      listDueWithin: (after, dueBy) => process.call(() => store.listDueWithin(after, dueBy), redisAway),
      countOpen: () => process.call(() => store.countOpen(), redisAway),
    },
    queue: { schedule: (job, at) => process.call(() => queue.schedule(job, at), redisAway) },
    devices: {
      findOwned: (userId, deviceId) => process.call(() => devices.findOwned(userId, deviceId), graphAway),
    },
    command: { send: (deviceId) => process.call(() => command.send(deviceId), postFailed) },
    outcome: {
      lastStart: (deviceId) => process.call(() => outcome.lastStart(deviceId), graphAway),
      read: (...asked) => process.call(() => outcome.read(...asked), graphAway),
      readPasscode: (...asked) => process.call(() => outcome.readPasscode(...asked), graphAway),
    },
    gate: {
      enter: (entry) => process.call(() => gate.enter(entry), redisAway),
      giveBackPlace: (entry) => process.call(() => gate.giveBackPlace(entry), redisAway),
      giveBack: (entry) => process.call(() => gate.giveBack(entry), redisAway),
      stillOpen: (who) => process.call(() => gate.stillOpen(who), redisAway),
      revealRules: () => gate.revealRules(),
    },
    blocks: { find: (userId) => process.call(() => blocks.find(userId), redisAway) },
    audit: { record: (event) => process.call(() => audit.record(event), redisAway) },
    notifier: {
      showProgress: (reset) => process.call(() => notifier.showProgress(reset), chatAway),
      confirm: (reset) => process.call(() => notifier.confirm(reset), chatAway),
    },
  };
}
