import * as v from 'valibot';
import {
  ActionResult,
  Added,
  ArticleInside,
  Explanation,
  Holdings,
  type UserAction,
  WorkspaceState,
} from '../../server/protocol.ts';
import { SERVER_GONE, ServerError } from '../state/server-error.ts';

const Problem = v.object({ problem: v.string() });

export function watch(person: string, onState: (workspace: WorkspaceState) => void, onLost: () => void): EventSource {
  const stream = new EventSource(`/stream?as=${encodeURIComponent(person)}`);
  stream.onmessage = ({ data }) => onState(v.parse(WorkspaceState, JSON.parse(data)));
  stream.onerror = onLost;
  return stream;
}

/** Throws {@link ServerError}, as do the others. */
export function perform(as: string, userAction: UserAction): Promise<ActionResult> {
  return request('/action', { method: 'POST', body: JSON.stringify({ as, userAction }) }, ActionResult);
}

/** For everybody. */
export function moveTimeOn(hours: number): Promise<ActionResult> {
  return request('/time', { method: 'POST', body: JSON.stringify({ hours }) }, ActionResult);
}

export function why(answer: string): Promise<Explanation> {
  return request(`/library/why?answer=${encodeURIComponent(answer)}`, {}, Explanation);
}

export function readHoldings(): Promise<Holdings> {
  return request('/library/holdings', {}, Holdings);
}

export function readArticle(id: string): Promise<ArticleInside> {
  return request(`/library/article?id=${encodeURIComponent(id)}`, {}, ArticleInside);
}

export async function addFile(file: File): Promise<Added> {
  await assertReadable(file);
  return request(`/library/file?name=${encodeURIComponent(file.name)}`, { method: 'POST', body: file }, Added);
}

/** A browser gives a folder as a file that cannot be read, and says of it what it says of a server that is gone. */
async function assertReadable(file: File): Promise<void> {
  try {
    await file.slice(0, 1).arrayBuffer();
  } catch (cause) {
    throw new ServerError('It is a folder, or cannot be read. Choose the files in it.', { cause });
  }
}

export function addAddress(url: string): Promise<Added> {
  return request('/library/address', { method: 'POST', body: JSON.stringify({ url }) }, Added);
}

async function request<Schema extends v.GenericSchema>(
  path: string,
  init: RequestInit,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (cause) {
    throw new ServerError(SERVER_GONE, { cause });
  }
  const answer: unknown = await response.json();
  if (response.ok) return v.parse(schema, answer);
  const said = v.safeParse(Problem, answer);
  throw new ServerError(said.success ? said.output.problem : `The server answered ${response.status}.`);
}
