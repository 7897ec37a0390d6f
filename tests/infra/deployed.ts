import { type Synthesis, synthesise } from '../support/synth.ts';
import { parseTemplate, type Resource, resourcesOf, type Template } from '../support/template.ts';

/** Milliseconds: the first file that asks for the synthesis waits for it. */
export const SYNTHESIS_TIMEOUT_MS = 3_600_000;

/** The synthesised stack, with its resources by the names they have in the sources. */
export class Deployed {
  readonly synthesis: Synthesis;
  readonly template: Template;

  static async stack(): Promise<Deployed> {
    return new Deployed(await synthesise());
  }

  private constructor(synthesis: Synthesis) {
    this.synthesis = synthesis;
    this.template = parseTemplate(synthesis.template);
  }

  find(name: string, type: string): [id: string, resource: Resource] {
    const found = resourcesOf(this.template, type).filter(([id]) => plain(id) === name);
    if (found.length !== 1 || !found[0]) throw new Error(`there are ${found.length} ${type} called ${name}`);
    return found[0];
  }

  lambda(name: string): Record<string, unknown> {
    return this.find(name, 'AWS::Lambda::Function')[1].Properties;
  }

  queue(name: string): Record<string, unknown> {
    return this.find(name, 'AWS::SQS::Queue')[1].Properties;
  }

  /** Every reference stands for itself, by its plain name. */
  references(): ReadonlyMap<string, string> {
    const references = new Map([
      ['AWS::Partition', 'aws'],
      ['AWS::Region', 'region'],
      ['AWS::AccountId', 'account'],
    ]);
    for (const id of Object.keys(this.template.Resources)) {
      references.set(id, plain(id));
      for (const attribute of ['Arn', 'FunctionUrl']) references.set(`${id}.${attribute}`, plain(id));
    }
    return references;
  }
}

/** CDK ends each logical id in eight digits of a hash. */
export function plain(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/u, '');
}
