import { appendFileSync } from 'node:fs';
import * as v from 'valibot';
import { type Block, Home, Message, Modal } from './block-kit-schemas.ts';
import { texts } from './shown-blocks.ts';

/** Bytes of JSON; a larger view is refused. */
const MOST_VIEW_BYTES = 250_000;

/** Where `npm run bench:models` asks for it, all that was shown, a line each. */
function keep(kind: 'message' | 'view', body: unknown): void {
  const { SHOWN_FILE } = process.env;
  if (SHOWN_FILE !== undefined) appendFileSync(SHOWN_FILE, `${JSON.stringify({ kind, body })}\n`);
}

/** What Slack would object to in a message; empty when it would take it. */
export function messageProblems(message: unknown): string[] {
  const parsed = v.safeParse(Message, message);
  if (!parsed.success) return issuesOf(parsed.issues);
  keep('message', message);
  const { blocks, text: topText } = parsed.output;
  const tables = blocks.filter(({ type }) => type === 'table');
  const characters = texts(blocks).join('').length;
  return [
    ...sharedProblems(blocks),
    ...(tables.length > 1 ? ['more than one table'] : []),
    ...(blocks.filter(({ type }) => type === 'data_visualization').length > 2 ? ['more than two charts'] : []),
    ...(blocks.length + children(blocks) > 50 ? ['more than 50 blocks with those in containers'] : []),
    ...(texts(tables).join('').length > 10_000 ? ['more than 10,000 characters of table'] : []),
    ...(characters > 12_000 ? [`${characters} characters in the blocks`] : []),
    ...blocks.filter(({ type }) => type === 'input').map(() => 'an input in a message'),
    // Sequences such as <!channel> and <@U1> are parsed whatever the options say; mentions of who shares,
    // and of whom news is for, are ours.
    ...(/[<>]/u.test(withoutOwnMentions(topText)) ? ['unescaped < or > in the text'] : []),
    ...(/&(?!(?:amp|lt|gt);)/u.test(topText) ? ['unescaped & in the text'] : []),
  ];
}

/** What Slack would object to in a modal or a Home tab; empty when it would take it. */
export function viewProblems(view: unknown): string[] {
  const parsed = v.safeParse(v.variant('type', [Modal, Home]), view);
  if (!parsed.success) return issuesOf(parsed.issues);
  keep('view', view);
  const { blocks } = parsed.output;
  const foreign = blocks.filter(({ type }) => ONLY_IN_MESSAGES.has(type));
  const hasInput = blocks.some((block) => block.type === 'input' && block.dispatch_action !== true);
  const bytes = Buffer.byteLength(JSON.stringify(view));
  return [
    ...sharedProblems(blocks),
    ...foreign.map(({ type }) => `${type} outside a message`),
    ...(hasInput && !('submit' in parsed.output && parsed.output.submit) ? ['an input without a submit button'] : []),
    ...(bytes > MOST_VIEW_BYTES ? [`a view of ${bytes} bytes`] : []),
  ];
}

const ONLY_IN_MESSAGES: ReadonlySet<Block['type']> = new Set([
  'table',
  'context_actions',
  'data_visualization',
  'container',
]);

function children(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + (block.type === 'container' ? block.child_blocks.length : 0), 0);
}

function sharedProblems(blocks: readonly Block[]): string[] {
  const ids = blocks.flatMap(({ block_id }) => block_id ?? []);
  const problems = new Set(ids).size < ids.length ? ['a block_id twice'] : [];
  for (const block of blocks) {
    if (block.type === 'actions' || block.type === 'context_actions') {
      const actions = block.elements.map(({ action_id }) => action_id);
      if (new Set(actions).size < actions.length) problems.push('an action_id twice in one block');
    }
    if (block.type === 'table' && new Set(block.rows.map(({ length }) => length)).size > 1) {
      problems.push('table rows of different lengths');
    }
  }
  return problems;
}

function issuesOf(issues: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string[] {
  return issues.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`);
}

/** At the beginning, or at the end of the first line. */
function withoutOwnMentions(text: string): string {
  const [first = '', ...others] = text.split('\n');
  const bare = first
    .replace(/^Shared by <@[UW][A-Z0-9]+>/u, '')
    .replace(/(?: <@[UW][A-Z0-9]+>)?(?: · for(?: <@[UW][A-Z0-9]+>)+)?$/u, '');
  return [bare, ...others].join('\n');
}
