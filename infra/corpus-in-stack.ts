import { withoutAcronyms } from '../functions/engine/concepts/acronyms.ts';
import { NO_RINGS } from '../functions/engine/concepts/rings.ts';
import { runCorpusCommand } from '../functions/local/commands/corpus-command.ts';
import { awsAccessError } from './aws-problems.ts';
import { findStack } from './deployed-stack.ts';
import { operatorCorpus } from './operator-clients.ts';

/** The command on the bucket of a deployment; its events see to the index. Rejects with `StackNotFoundError` and the like. */
export async function runInStack(
  command: Parameters<typeof runCorpusCommand>[0],
  stack: string,
): ReturnType<typeof runCorpusCommand> {
  try {
    const { articles, store, corpus } = operatorCorpus(await findStack(stack));
    const state = await corpus.load(await store.currentIndex());
    return await runCorpusCommand(command, {
      library: articles,
      name: `the corpus of ${stack}`,
      known: state && { articles: state.index.articles, catalogue: state.catalogue },
      rings: state ? withoutAcronyms(state.index.rings) : NO_RINGS,
      askWith: (question) => `Try in Slack, in a minute: "${question}"`,
    });
  } catch (error) {
    throw awsAccessError(error, `work on the corpus of ${stack}`) ?? error;
  }
}
