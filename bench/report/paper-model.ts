import { watchLimit } from '../../services/intune/watch-budget.ts';
import { SECOND_MS } from '../../services/platform/clock.ts';
import { formatNumber } from './figure.ts';

/** Of a tenant's employees, how many forget a passcode on a working day: one in about three years each. */
const RESETS_PER_EMPLOYEE_AND_DAY = 1 / 750;
/** Of a day's resets, the part that falls into its busiest hour: Monday morning. */
const PEAK_HOUR_SHARE = 0.3;
/** Intune's limit for an app in a tenant. (Graph doc: Intune throttling.) */
const WRITES_PER_HOUR = (200 / 20) * 3600;
/** Looks at a device that answers within a minute, and at one that takes three days. */
const LOOKS_SOON = 8;
const LOOKS_LATE = 300;
/** Devices that are off, without network, or lost. */
const LATE_SHARE = 0.05;
/** Half of what Intune allows in a tenant (design), less the burst and the time on the way. */
const WATCH = watchLimit(1000);
const LOOKS_PER_SECOND = ((WATCH.requests - WATCH.burst) * SECOND_MS) / WATCH.windowMs;
/** How long a reset of a silent device stays open, in days. */
const DAYS_OPEN = 3;
/** Rounded up from what is measured: see the watch. */
const REDIS_BYTES_PER_OPEN_RESET = 2048;
/** A reset is about 13 messages, at less than 1 ms each with time to spare, and on a slower machine twice that: see the turn costs. */
const CPU_MS_PER_RESET = 25;
/** What is busy for longer answers late. */
const BUSY_SHARE = 0.5;
/** Two instances for the loss of one, each as deploy/azure has them, and a month. */
const INSTANCES = 2;
const VCPU_EACH = 0.5;
const GIB_EACH = 1;
const SECONDS_A_MONTH = 30.4 * 24 * 3600;

const EMPLOYEES = [1000, 100_000, 1_000_000];

/** What tenants of different sizes need, from the limits of Microsoft and a few assumptions. Pure. */
export function renderPaperModel(): string {
  const rows = EMPLOYEES.map((employees) => {
    const perDay = employees * RESETS_PER_EMPLOYEE_AND_DAY;
    const perPeakHour = perDay * PEAK_HOUR_SHARE;
    const open = perDay * LATE_SHARE * DAYS_OPEN;
    const looks = (perDay * (LOOKS_SOON + LATE_SHARE * LOOKS_LATE)) / (8 * 3600);
    return `| ${[
      formatNumber(employees),
      formatNumber(perDay),
      formatNumber(perPeakHour),
      `${formatNumber((perPeakHour / WRITES_PER_HOUR) * 100)} %`,
      `${formatNumber((looks / LOOKS_PER_SECOND) * 100)} %`,
      formatNumber(open),
      `${formatNumber((open * REDIS_BYTES_PER_OPEN_RESET) / 1e6)} MB`,
    ].join(' | ')} |`;
  });
  return `## On paper

Assumed, not measured: everybody forgets a passcode once in three years (${formatNumber(1 / RESETS_PER_EMPLOYEE_AND_DAY)} working
days), ${PEAK_HOUR_SHARE * 100} % of a day's resets come in its busiest hour, ${LATE_SHARE * 100} % of the devices do not answer for
days.

| employees | resets a day | in the busiest hour | of Intune's writes | of the budget for watching | open resets | Redis for these |
| --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

- **The first limit is Graph's writes**, ${formatNumber(WRITES_PER_HOUR)} an hour for the app in a tenant; it is reached at about
  ${formatNumber(WRITES_PER_HOUR / PEAK_HOUR_SHARE / RESETS_PER_EMPLOYEE_AND_DAY / 1e6)} million employees. No number of instances moves it.
- **One instance** on half a core carries ${formatNumber(resetsPerHour(VCPU_EACH))} resets an hour, busy for half of the time, at
  ${CPU_MS_PER_RESET} ms of CPU time each: many times the busiest hour of a million employees. Two instances are for the loss of
  one, not for load.
- **One Redis** of the smallest size with a replica holds them all: it is neither the memory (above) nor the commands
  (about 80 for a reset, and what their scripts do) that end first.
- **On Azure** a month of ${INSTANCES} containers (${VCPU_EACH} vCPU, ${GIB_EACH} GiB) is ${formatNumber((INSTANCES * VCPU_EACH * SECONDS_A_MONTH) / 1e6)} million vCPU-seconds and
  ${formatNumber((INSTANCES * GIB_EACH * SECONDS_A_MONTH) / 1e6)} million GiB-seconds of Container Apps, nearly all of them at its lower rate for idle replicas. To these come the
  smallest Azure Managed Redis with a replica, and some logs; the bot registration costs nothing for Teams. It is the same
  for every size of tenant above. What it is in money says the price calculator, for the region and the day.
`;
}

function resetsPerHour(cores: number): number {
  return (cores * BUSY_SHARE * 3600 * SECOND_MS) / CPU_MS_PER_RESET;
}
