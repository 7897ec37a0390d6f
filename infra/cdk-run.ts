import { readFile } from 'node:fs/promises';
import * as v from 'valibot';

export type CdkCommand = 'deploy' | 'destroy';

/** How far a run of `cdk` that failed came. */
export interface CdkRun {
  readonly command: CdkCommand;
  readonly isSynthesised: boolean;
  /** cdk's code of the error; `null` where it has none. */
  readonly error: string | null;
}

const Events = v.pipe(
  v.string(),
  v.parseJson(),
  v.array(
    v.object({
      event: v.object({ eventType: v.string(), state: v.string() }),
      error: v.optional(v.object({ name: v.string() })),
    }),
  ),
);

/** Reads the file that `cdk --telemetry-file` wrote: it has codes, where its messages change with each version. */
export async function readCdkRun(command: CdkCommand, events: string): Promise<CdkRun> {
  const parsed = v.safeParse(Events, await readFile(events, 'utf8').catch(() => null));
  const steps = parsed.success ? parsed.output : [];
  return {
    command,
    isSynthesised: steps.some(({ event }) => event.eventType === 'SYNTH' && event.state === 'SUCCEEDED'),
    error: steps.find(({ event }) => event.eventType === 'INVOKE')?.error?.name ?? null,
  };
}
