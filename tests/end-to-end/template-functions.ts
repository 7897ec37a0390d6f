import * as v from 'valibot';
import type { Queue } from '../support/aws-resources.ts';
import type { AwsServices } from '../support/aws-services.ts';
import type { EventSourceMapping } from '../support/event-source.ts';
import type { FunctionProcess } from '../support/function-process.ts';
import { referenced, resourcesOf, type Template } from '../support/template.ts';

/** Which function of the template is which, by what only that one is given. */
const ROLES = {
  ingress: (names: ReadonlySet<string>) => names.has('QUEUE_URL') && !names.has('TABLE_NAME'),
  worker: (names: ReadonlySet<string>) => names.has('QUEUE_URL') && names.has('CORPUS_BUCKET'),
  apology: (names: ReadonlySet<string>) => names.has('DEAD_LETTER_QUEUE_URL'),
} as const;

export type Role = keyof typeof ROLES;

const FunctionProperties = v.looseObject({
  Handler: v.string(),
  Timeout: v.number(),
  MemorySize: v.number(),
  Environment: v.object({ Variables: v.record(v.string(), v.unknown()) }),
});

export interface TemplateFunction {
  readonly id: string;
  readonly properties: v.InferOutput<typeof FunctionProperties>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The functions that Slack's requests go through. Throws where the template does not have one of each. */
export function functionsOf(template: Template): Record<Role, TemplateFunction> {
  const all = resourcesOf(template, 'AWS::Lambda::Function').flatMap(([id, { Properties }]) => {
    const parsed = v.safeParse(FunctionProperties, Properties);
    if (!parsed.success) return [];
    return [{ id, properties: parsed.output, variables: parsed.output.Environment.Variables }];
  });
  const find = (role: Role): TemplateFunction => {
    const found = all.filter(({ variables }) => ROLES[role](new Set(Object.keys(variables))));
    const [only] = found;
    if (!only || found.length > 1)
      throw new Error(`the template has ${found.length} functions that may be the ${role}`);
    return only;
  };
  return { ingress: find('ingress'), worker: find('worker'), apology: find('apology') };
}

const Mapping = v.looseObject({
  FunctionName: v.unknown(),
  EventSourceArn: v.unknown(),
  BatchSize: v.optional(v.number(), 10),
  FunctionResponseTypes: v.optional(v.array(v.string()), []),
});

/** What wakes these functions, by their logical ids. */
export function mappingsOf(
  template: Template,
  { queues }: AwsServices,
  functions: ReadonlyMap<string, FunctionProcess>,
): EventSourceMapping[] {
  return resourcesOf(template, 'AWS::Lambda::EventSourceMapping').flatMap(([, { Properties }]) => {
    const mapping = v.parse(Mapping, Properties);
    const target = functions.get(referenced(mapping.FunctionName));
    const queue = queues.get(referenced(mapping.EventSourceArn));
    if (!target || !queue) return [];
    const reportsFailures = mapping.FunctionResponseTypes.includes('ReportBatchItemFailures');
    return [{ queue, target, batchSize: mapping.BatchSize, reportsFailures }];
  });
}

/** The queue whose URL a function is given by that variable. */
export function queueAt({ spec }: FunctionProcess, variable: string, { queues }: AwsServices): Queue {
  const found = [...queues.values()].find(({ url }) => url === spec.environment[variable]);
  if (!found) throw new Error(`${variable} of ${spec.name} names no queue of the template`);
  return found;
}
