import type { Call, Fault } from '../support/wire-proxy.ts';
import type { Deployment } from './deployment.ts';

/** Where a call is cut: before the service hears of it, or after it has done it. */
export type Cut = 'cut before' | 'cut after';

/** Runs the queues and kills the worker at the `at`th of its calls, from 1; `null` when it makes fewer. Later runs are left alone. */
export async function settleKilling(app: Deployment, kind: Cut, at: number): Promise<Call | null> {
  const { worker } = app.functions;
  const struck: Call[] = [];
  let calls = 0;
  using _ = app.network.intercept((call): Fault | null => {
    if (call.caller !== 'worker' || ++calls !== at) return null;
    struck.push(call);
    return { kind, strike: () => worker.kill() };
  });
  await app.settle();
  return struck[0] ?? null;
}

/** `dynamodb PutItem`. */
export function placeOf(victim: Call | null): string {
  return victim === null ? 'uncut' : `${victim.service} ${victim.operation.split(' ', 1)[0]}`;
}
