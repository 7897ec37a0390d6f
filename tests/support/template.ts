import * as v from 'valibot';

/** What the tests read of a synthesised CloudFormation template, so that they run what is deployed. */

const Resource = v.looseObject({ Type: v.string(), Properties: v.optional(v.record(v.string(), v.unknown()), {}) });

const Template = v.looseObject({
  Resources: v.record(v.string(), Resource),
  Parameters: v.optional(v.record(v.string(), v.looseObject({ Default: v.optional(v.unknown()) })), {}),
});

export type Template = v.InferOutput<typeof Template>;
export type Resource = v.InferOutput<typeof Resource>;

export function parseTemplate(value: unknown): Template {
  return v.parse(Template, value);
}

export function resourcesOf(template: Template, ...types: readonly string[]): [id: string, resource: Resource][] {
  return Object.entries(template.Resources).filter(([, { Type }]) => types.includes(Type));
}

/** What `Ref` and `Fn::GetAtt` give, once the resources exist: `id`, or `id.Attribute`. */
export type References = ReadonlyMap<string, string>;

const Intrinsic = v.union([
  v.strictObject({ Ref: v.string() }),
  v.strictObject({ 'Fn::GetAtt': v.tuple([v.string(), v.string()]) }),
  v.strictObject({ 'Fn::Join': v.tuple([v.string(), v.array(v.unknown())]) }),
]);

/** A value of the template as text, with its references resolved. Throws on one that nothing here has made. */
export function resolve(value: unknown, references: References): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  const intrinsic = v.parse(Intrinsic, value);
  if ('Fn::Join' in intrinsic) {
    const [separator, parts] = intrinsic['Fn::Join'];
    return parts.map((part) => resolve(part, references)).join(separator);
  }
  const name = 'Ref' in intrinsic ? intrinsic.Ref : intrinsic['Fn::GetAtt'].join('.');
  const found = references.get(name);
  if (found === undefined) throw new Error(`the template refers to ${name}, which is not there`);
  return found;
}

/** The logical id that a value refers to. */
export function referenced(value: unknown): string {
  const intrinsic = v.parse(Intrinsic, value);
  if ('Ref' in intrinsic) return intrinsic.Ref;
  if ('Fn::GetAtt' in intrinsic) return intrinsic['Fn::GetAtt'][0];
  throw new Error('a joined text refers to no single resource');
}
