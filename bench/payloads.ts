/**
 * The payloads that other people's Slack libraries are tested with, sent to the deployed ingress: each signed, unsigned, signed with
 * another secret, and signed ten minutes ago or ahead. Then the worker does what was queued.
 *
 *     npm run bench:payloads -- FOLDER
 *
 * FOLDER holds checkouts of such libraries (bolt-python, bolt-js, java-slack-sdk, slack-go, slack-morphism); it is not in this
 * repository, and without it nothing is measured. Payloads are the JSON files, and what reads as JSON, as a dictionary of Python or as
 * a form in a source file; an event alone gets what Slack puts around it.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Deployment, SIGNING_SECRET } from '../tests/end-to-end/deployment.ts';
import { signedRequest } from '../tests/support/signed-request.ts';
import { argumentsOf } from './bench-arguments.ts';
import { floorTable, machine, table } from './table.ts';

const SOURCES = /\.(?:json|py|js|ts|go|rs|java|kt)$/u;
const MOST_BYTES = 2_000_000;
const LEFT_OUT =
  /(?:^|\/)(?:node_modules|\.git|docs?|examples?|samples\/api|samples\/rtm|samples\/scim|metadata)(?:\/|$)/u;

/**
 * What this app has, and so answers with 200: it opens no dialog, offers no list from outside, asks of no view to hear of its end, and
 * is no step of a workflow.
 */
const OFFERED = new Set([
  'block_actions',
  'command',
  'event',
  'message_action',
  'shortcut',
  'url_verification',
  'view_submission',
]);

/** Payloads that Slack sends as a form with JSON in it. */
const INTERACTIVE = new Set([
  'block_actions',
  'block_suggestion',
  'dialog_cancellation',
  'dialog_submission',
  'dialog_suggestion',
  'interactive_message',
  'message_action',
  'shortcut',
  'view_closed',
  'view_submission',
  'workflow_step_edit',
]);
const FORM = 'application/x-www-form-urlencoded';

type Fields = Record<string, unknown>;

/** What Slack puts around an event, where a library is tested with the event alone. */
const CALLBACK: Fields = {
  token: 'token',
  team_id: 'T000000001',
  api_app_id: 'A000000001',
  type: 'event_callback',
  event_id: 'Ev000000001',
  event_time: 1_700_000_000,
};

interface Payload {
  readonly kind: string;
  readonly contentType: string;
  readonly body: string;
}

const HELP = `Sends the ingress the payloads that other people's Slack libraries are tested with.

  FOLDER     checkouts of such libraries, a folder each; without it nothing is measured
  --help     this text
`;

const program = { name: 'bench:payloads', help: HELP, options: {}, most: 1 };
const [folder] = await argumentsOf(program, ({ positionals }) => positionals);
if (folder === undefined) process.stdout.write('skipped: no folder of other libraries is given\n');
else await measure(folder);

async function measure(root: string): Promise<void> {
  const libraries = readdirSync(root).filter((name) => statSync(path.join(root, name)).isDirectory());
  const payloads = new Map<string, Payload & { readonly library: string }>();
  for (const library of libraries) {
    for (const payload of filesOf(path.join(root, library)).flatMap(payloadsOf)) {
      if (!payloads.has(payload.body)) payloads.set(payload.body, { ...payload, library });
    }
  }
  await using app = await Deployment.start();

  const unverified: Payload[] = [];
  const wrong: string[] = [];
  const statuses = new Map<string, number>();
  let requests = 0;
  const send = async ({ body, contentType }: Payload, delivery: Parameters<typeof signedRequest>[2]) => {
    requests += 1;
    return app.deliver(
      signedRequest(body, { secret: SIGNING_SECRET, now: app.clock.now() }, { contentType, ...delivery }),
    );
  };
  for (const payload of payloads.values()) {
    const { status } = await send(payload, {});
    const isOurs = isOffered(payload);
    const told = `${isOurs ? 'what this app has' : 'what this app does not have'} is answered ${status}`;
    statuses.set(told, (statuses.get(told) ?? 0) + 1);
    if (isOurs && status !== 200) wrong.push(`${status} for ${payload.kind} of ${payload.library}: ${payload.body}`);
    const before = app.queued;
    const now = Math.floor(app.clock.now() / 1000);
    for (const delivery of [
      { headers: { 'x-slack-signature': '' } },
      { secret: 'another' },
      { signedAt: now - 600 },
      { signedAt: now + 600 },
    ]) {
      if ((await send(payload, delivery)).status !== 401) unverified.push(payload);
    }
    if (app.queued !== before) unverified.push(payload);
  }
  const queued = app.queued;
  await app.settle();
  const functions = Object.values(app.functions);
  const crashes = functions.flatMap(({ log }) => log.match(/Uncaught|Invoke Error/gu) ?? []).length;
  const restarts = functions.reduce((sum, { starts }) => sum + Math.max(0, starts.length - 1), 0);
  const kinds = Map.groupBy(payloads.values(), ({ kind }) => kind);
  process.stdout.write(
    `${machine()}\n${payloads.size} payloads, ${requests} requests, ${queued} jobs.\n\n${table(
      ['kind', ...libraries],
      [...kinds]
        .sort()
        .map(([kind, all]) => [
          kind,
          ...libraries.map((library) => String(all.filter((one) => one.library === library).length)),
        ]),
    )}\n${[...statuses].map(([told, times]) => `${told} ${times} times\n`).join('')}${wrong.map((line) => `${line}\n`).join('')}\n${floorTable(
      [
        { promise: 'what is signed is taken', reached: `${wrong.length} not`, holds: wrong.length === 0 },
        { promise: 'what is not is refused', reached: `${unverified.length} taken`, holds: unverified.length === 0 },
        { promise: 'no function crashes', reached: `${crashes + restarts} times`, holds: crashes + restarts === 0 },
      ],
    )}`,
  );
  if (wrong.length + unverified.length + crashes + restarts > 0) process.exitCode = 1;
}

function isOffered({ kind, body }: Payload): boolean {
  const isPressed = kind !== 'block_actions' || !new URLSearchParams(body).get('payload')?.includes('"actions":[]');
  return OFFERED.has(kind) && isPressed && !body.includes('function_executed');
}

function filesOf(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && SOURCES.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !LEFT_OUT.test(path.relative(root, file)) && statSync(file).size <= MOST_BYTES);
}

function payloadsOf(file: string): Payload[] {
  const text = readFileSync(file, 'utf8');
  const whole = parsed(text);
  const objects = whole === null ? [...objectsIn(text)] : Array.isArray(whole) ? whole : [whole];
  const forms = [...text.matchAll(/["'`]((?:\w+=[^"'`\s&]*&)+\w+=[^"'`\s&]*|payload=[^"'`\s]+)["'`]/gu)].map(
    ([, form = '']) => {
      const fields: Fields = Object.fromEntries(new URLSearchParams(form));
      return typeof fields.payload === 'string' ? parsed(fields.payload) : fields;
    },
  );
  return [...objects, ...forms].flatMap((one) => payloadOf(one) ?? []);
}

/** Outermost braces in a source file that read as JSON, or as a dictionary of Python. */
function* objectsIn(text: string): Generator<unknown> {
  for (let from = text.indexOf('{'); from >= 0; ) {
    const to = closing(text, from);
    const found = to === null ? null : parsed(asJson(text.slice(from, to)));
    if (found !== null) yield found;
    from = text.indexOf('{', found === null || to === null ? from + 1 : to);
  }
}

/** Behind the brace that closes the one at `from`; strings in double quotes are passed over. */
function closing(text: string, from: number): number | null {
  let depth = 0;
  let isQuoted = false;
  for (let at = from; at < text.length && at < from + 100_000; at += 1) {
    const character = text[at];
    if (isQuoted) {
      if (character === '\\') at += 1;
      else if (character === '"' || character === '\n') isQuoted = false;
    } else if (character === '"') isQuoted = true;
    else if (character === '{') depth += 1;
    else if (character === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return null;
}

function asJson(text: string): string {
  return text
    .replaceAll(/(?<=[:[,]\s*)True\b/gu, 'true')
    .replaceAll(/(?<=[:[,]\s*)False\b/gu, 'false')
    .replaceAll(/(?<=[:[,]\s*)None\b/gu, 'null')
    .replaceAll(/,(?=\s*[}\]])/gu, '');
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

function eventOf(callback: Fields): Payload {
  return { kind: 'event', contentType: 'application/json', body: JSON.stringify(callback) };
}

function payloadOf(value: unknown): Payload | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const fields = value as Fields;
  const { type, event, command } = fields;
  if (typeof command === 'string' && command.startsWith('/') && typeof fields.user_id === 'string') {
    const texts = Object.entries(fields).filter((field): field is [string, string] => typeof field[1] === 'string');
    return { kind: 'command', contentType: FORM, body: new URLSearchParams(texts).toString() };
  }
  if (typeof type !== 'string') return null;
  // Samples that are made to show the fields have them empty.
  if ((type === 'event_callback' || type === '') && typeof event === 'object' && event !== null) {
    return eventOf({ ...fields, type: 'event_callback' });
  }
  if (
    /^[a-z_]+$/u.test(type) &&
    (typeof fields.event_ts === 'string' || (typeof fields.ts === 'string' && typeof fields.channel === 'string'))
  ) {
    return eventOf({ ...CALLBACK, event: fields });
  }
  if (type === 'url_verification' && typeof fields.challenge === 'string') {
    return { kind: type, contentType: 'application/json', body: JSON.stringify(fields) };
  }
  if (!INTERACTIVE.has(type) || typeof fields.user !== 'object') return null;
  return { kind: type, contentType: FORM, body: new URLSearchParams({ payload: JSON.stringify(fields) }).toString() };
}
