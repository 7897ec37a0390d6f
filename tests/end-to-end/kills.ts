import { drawn } from '../support/drawn.ts';
import type { Call, Fault } from '../support/wire-proxy.ts';
import type { Deployment } from './deployment.ts';

/** Where a call is cut: before the service hears of it, or after it has done it. */
export type Cut = 'cut before' | 'cut after';
export const CUTS = ['cut before', 'cut after'] as const satisfies readonly Cut[];

/** What the deployed app does again and again, each time killed at another of its calls. */
export interface Scenario extends AsyncDisposable {
  /**
   * Does it once more, killed at the `at`th call, from 1, and checks that it comes to the right end all the same. Beyond the
   * last call nothing is killed.
   */
  strike(kind: Cut, at: number): Promise<Strike>;
}

export interface Strike {
  /** The call that was cut, as `dynamodb PutItem`; `null` when there were fewer. */
  readonly struck: string | null;
  /** Calls up to where it was cut. */
  readonly calls: number;
}

/** More calls than anything takes: the search for the last one ends before. */
const MOST_CALLS = 80;

/** Strikes the first call, then the second, and so on, until there are no more; gives what was struck, in order. */
export async function strikeEach(scenario: Scenario, kind: Cut): Promise<string[]> {
  const all: string[] = [];
  for (let at = 1; at <= MOST_CALLS; at += 1) {
    const { struck } = await scenario.strike(kind, at);
    if (struck === null) return all;
    all.push(struck);
  }
  throw new Error(`this takes more than ${MOST_CALLS} calls`);
}

/** Strikes as often as `times`, at calls and in ways that `seed` draws from all that there are; gives what was struck. */
export async function strikeSome(scenario: Scenario, times: number, seed: number): Promise<string[]> {
  const { calls } = await scenario.strike('cut before', Number.POSITIVE_INFINITY);
  const all = CUTS.flatMap((kind) => Array.from({ length: calls }, (_, index) => ({ kind, at: index + 1 })));
  const struck: string[] = [];
  for (const { kind, at } of drawn(all, times, seed))
    struck.push(`${kind} ${(await scenario.strike(kind, at)).struck} (call ${at} of ${calls})`);
  return struck;
}

/** Runs the queues and kills the worker at the `at`th of its calls, from 1. Later runs are left alone. */
export async function settleKilling(app: Deployment, kind: Cut, at: number): Promise<Strike> {
  const { worker } = app.functions;
  const struck: Call[] = [];
  let calls = 0;
  using _ = app.network.intercept((call): Fault | null => {
    if (call.caller !== 'worker' || struck.length > 0) return null;
    calls += 1;
    if (calls !== at) return null;
    struck.push(call);
    return { kind, strike: () => worker.kill() };
  });
  await app.settle();
  const [victim] = struck;
  return { struck: victim ? `${victim.service} ${victim.operation.split(' ', 1)[0]}` : null, calls };
}
