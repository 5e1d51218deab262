import type { DeviceDirectory } from '../devices/device-directory.ts';
import type { Clock } from '../platform/clock.ts';
import type { RateBudget } from '../platform/rate-budget.ts';
import type { ResetCommand } from '../resets/reset-command.ts';
import type { ResetOutcome } from '../resets/reset-outcome.ts';
import { createDeviceDirectory, type ListVia } from './device-directory.ts';
import { createGraph, type GraphSettings } from './graph-client.ts';
import { createResetCommand } from './reset-command.ts';
import { createResetOutcome } from './reset-outcome.ts';
import { createSupportContactSource, type SupportContactSource } from './support-contact.ts';
import { pauseWatching } from './watch-budget.ts';

/** Everything the product asks of Intune. */
export interface IntunePorts {
  readonly devices: DeviceDirectory;
  readonly command: ResetCommand;
  readonly outcome: ResetOutcome;
  readonly contacts: SupportContactSource;
}

/** How the product talks to Intune. */
export interface IntuneSettings extends Omit<GraphSettings, 'onPauseAsked'> {
  readonly listVia?: ListVia;
  /** For following resets, shared by all instances. A pause that Graph asks for holds it back, too. */
  readonly watchBudget: RateBudget;
  readonly clock: Clock;
}

/** Opens all ports to Intune on one Graph client. */
export function openIntune(settings: IntuneSettings): IntunePorts {
  const { watchBudget, log } = settings;
  const graph = createGraph({ ...settings, onPauseAsked: pauseWatching(watchBudget, log) });
  return {
    devices: createDeviceDirectory(graph, log, settings.listVia),
    command: createResetCommand(graph),
    outcome: createResetOutcome({ graph, watchBudget }),
    contacts: createSupportContactSource(graph, settings.clock),
  };
}
