import { CorpusUnavailableError } from '../engine/edition.ts';

/** Why a search cluster did not do what it was asked for. */
export type ClusterProblem =
  /** Nothing listens there, or the connection broke. */
  | 'unreachable'
  /** No answer within the time that a request has. */
  | 'slow'
  /** Too many requests at once, or too little memory for another. */
  | 'busy'
  /** It answers, but not all of its data is there: an index is red, or a node is gone. */
  | 'incomplete'
  /** It takes no writes: a full disk, mostly. */
  | 'read-only'
  /** Wrong or missing credentials. */
  | 'denied'
  /** There is nothing in it, or what is there was made by another version of this code. */
  | 'not-indexed'
  /** Anything else that it refuses. */
  | 'refused';

const CLAUSES: Readonly<Record<ClusterProblem, string>> = {
  unreachable: 'cannot be reached',
  slow: 'did not answer in time',
  busy: 'has too much to do',
  incomplete: 'does not have all of its data at hand',
  'read-only': 'takes no writes',
  denied: 'denies access',
  'not-indexed': 'has no index that this version can read',
  refused: 'refuses a request',
};

/** The search cluster gave no answer that can be used. Its name is `SearchClusterError`; the message never holds a question. */
export class SearchClusterError extends CorpusUnavailableError {
  override readonly name = 'SearchClusterError';
  readonly problem: ClusterProblem;

  /** `node` is the cluster's host; `detail` the cluster's own code for what is wrong. */
  constructor(problem: ClusterProblem, node: string, detail: string, options?: ErrorOptions) {
    super(`The search cluster ${node} ${CLAUSES[problem]} (${detail})`, options);
    this.problem = problem;
  }

  /** Whether the same request may succeed a moment later. */
  get mayPass(): boolean {
    return ['unreachable', 'slow', 'busy', 'incomplete'].includes(this.problem);
  }
}
