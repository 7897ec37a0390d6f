import { withoutAcronyms } from '../functions/engine/concepts/acronyms.ts';
import { NO_RINGS } from '../functions/engine/concepts/rings.ts';
import { runCorpusCommand } from '../functions/local/commands/corpus-command.ts';
import type { Io } from '../functions/local/commands/io.ts';
import { awsAccessError } from './aws-problems.ts';
import { findStack } from './deployed-stack.ts';
import { operatorCorpus } from './operator-clients.ts';
import { setAsideItems } from './set-aside-items.ts';

/** The command on the bucket of a deployment; its events see to the index. Rejects with `StackNotFoundError` and the like. */
export async function runInStack(
  command: Parameters<typeof runCorpusCommand>[0],
  stack: string,
  io: Io,
): ReturnType<typeof runCorpusCommand> {
  try {
    const { s3, bucket, articles, store, corpus, feeds } = operatorCorpus(await findStack(stack), io.stderr);
    const name = `the corpus of ${stack}`;
    const watched = { store: feeds, name, now: Date.now, poll: null };
    const state = await corpus.load(await store.currentIndex());
    const place = {
      library: articles,
      name,
      feeds: watched,
      known: state && { articles: state.index.articles, catalogue: state.catalogue },
      rings: state ? withoutAcronyms(state.index.rings) : NO_RINGS,
      setAside: () => setAsideItems(s3, bucket),
      askWith: (question: string) => `Try in Slack, in a minute: "${question}"`,
    };
    return await runCorpusCommand(command, place, io);
  } catch (error) {
    throw awsAccessError(error, `work on the corpus of ${stack}`) ?? error;
  }
}
