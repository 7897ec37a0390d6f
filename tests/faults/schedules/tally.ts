import type { ScheduleResult } from './schedule.ts';
import { FINE, type Verdict } from './verdict.ts';

/** What came of many schedules. */
export class Tally {
  schedules = 0;
  kills = 0;
  faults = 0;
  readonly verdicts = new Map<Verdict, number>();
  /** Each question that ended wrongly, with the seed that shows it. */
  readonly wrong: string[] = [];

  add(seed: number, { questions, kills, faults }: ScheduleResult): void {
    this.schedules += 1;
    this.kills += kills;
    this.faults += faults;
    for (const { asked, verdict } of questions) {
      this.verdicts.set(verdict, this.of(verdict) + 1);
      if (!FINE.includes(verdict))
        this.wrong.push(`seed ${seed}: the ${asked.kind} of ${asked.job.user} is ${verdict}`);
    }
  }

  of(verdict: Verdict): number {
    return this.verdicts.get(verdict) ?? 0;
  }

  get questions(): number {
    return [...this.verdicts.values()].reduce((sum, count) => sum + count, 0);
  }
}
