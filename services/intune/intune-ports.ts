import type { DeviceDirectory } from '../devices/device-directory.ts';
import type { Clock } from '../platform/clock.ts';
import type { RateBudget } from '../platform/rate-budget.ts';
import { openMetrics } from '../platform/telemetry-metrics.ts';
import type { GroupDirectory, MethodChanges } from '../policy/person-facts.ts';
import type { ResetCommand } from '../resets/reset-command.ts';
import type { ResetOutcome } from '../resets/reset-outcome.ts';
import { createDeviceDirectory, type ListVia } from './device-directory.ts';
import { createDeviceLock, type DeviceLock } from './device-lock.ts';
import { createGraph, type GraphSettings } from './graph-client.ts';
import { countPauses, measuredGraph } from './measured-graph.ts';
import { createGroupDirectory } from './group-directory.ts';
import { createMethodChanges } from './method-changes.ts';
import { createResetCommand } from './reset-command.ts';
import { createResetOutcome } from './reset-outcome.ts';
import { createSupportContactSource, type SupportContactSource } from './support-contact.ts';
import { pauseWatching, type WatchBudget } from './watch-budget.ts';

/** Everything the product asks of Intune, and of Entra about people. */
export interface IntunePorts {
  readonly devices: DeviceDirectory;
  readonly command: ResetCommand;
  readonly deviceLock: DeviceLock;
  readonly outcome: ResetOutcome;
  readonly contacts: SupportContactSource;
  readonly groups: GroupDirectory;
  readonly methods: MethodChanges;
}

/** How the product talks to Intune. */
export interface IntuneSettings extends Omit<GraphSettings, 'onPauseAsked'> {
  readonly listVia?: ListVia;
  /** For following resets, shared by all instances. A pause that Graph asks for holds it back, too. */
  readonly watchBudget: WatchBudget;
  /** For sending resets, shared by all instances. */
  readonly writeBudget: RateBudget;
  readonly clock: Clock;
}

/** Opens all ports to Intune on one Graph client. */
export function openIntune(settings: IntuneSettings): IntunePorts {
  const { watchBudget, log } = settings;
  const metrics = openMetrics();
  const onPauseAsked = countPauses(pauseWatching(watchBudget, log), metrics);
  const graph = measuredGraph(createGraph({ ...settings, onPauseAsked }), metrics);
  const devices = createDeviceDirectory(graph, log, settings.listVia);
  return {
    devices,
    deviceLock: createDeviceLock(graph, devices),
    command: createResetCommand(graph, settings.writeBudget),
    outcome: createResetOutcome({ graph, watchBudget }),
    contacts: createSupportContactSource(graph, settings.clock),
    groups: createGroupDirectory(graph, settings.clock),
    methods: createMethodChanges(graph),
  };
}
