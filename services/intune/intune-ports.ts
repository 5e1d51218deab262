import type { DeviceDirectory } from '../devices/device-directory.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { ResetCommand } from '../resets/reset-command.ts';
import type { ResetOutcome } from '../resets/reset-outcome.ts';
import { createDeviceDirectory, type ListVia } from './device-directory.ts';
import { createGraph, type GraphSettings } from './graph-client.ts';
import { createResetCommand } from './reset-command.ts';
import { createResetOutcome } from './reset-outcome.ts';
import { createSupportContactSource, type SupportContactSource } from './support-contact.ts';

/** Everything the product asks of Intune. */
export interface IntunePorts {
  readonly devices: DeviceDirectory;
  readonly command: ResetCommand;
  readonly outcome: ResetOutcome;
  readonly contacts: SupportContactSource;
}

/** Opens all ports to Intune on one Graph client. */
export function openIntune(
  settings: GraphSettings & { readonly listVia?: ListVia; readonly clock: Clock; readonly log: Logger },
): IntunePorts {
  const graph = createGraph(settings);
  return {
    devices: createDeviceDirectory(graph, settings.log, settings.listVia),
    command: createResetCommand(graph),
    outcome: createResetOutcome(graph),
    contacts: createSupportContactSource(graph, settings.clock),
  };
}
