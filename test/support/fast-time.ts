import { setTimeout as delay } from "node:timers/promises";
import { systemClock } from "../../lib/cckm";
import { realClock } from "../../lib/simulator";

/**
 * In the test file that calls it, time passes so many times as fast for both the provider and the simulator: what CCKM takes
 * its time for, and every pause before another look or another attempt, is as long as ever by their clocks, and short by the
 * machine's. Terraform, and what limits a single request (rest_api_timeout, faults that delay), keep to the machine's.
 */
export function fastTime(times = 10): void {
  const started = realClock.now();
  const now = () => started + (performance.timeOrigin + performance.now() - started) * times;
  Object.assign(realClock, { now });
  Object.assign(systemClock, {
    now: () => Math.floor(now()),
    sleep: (ms: number, signal?: AbortSignal) => delay(ms / times, undefined, signal ? { signal } : {}),
  });
}
