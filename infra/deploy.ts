import { parseRings } from '../functions/engine/concepts/rings.ts';
import { EXIT, reportSkipped, runMain } from '../functions/local/commands/run-command.ts';
import { readRings } from '../functions/local/corpus/load-index.ts';
import { findArticles } from './corpus-upload.ts';
import { DEPLOY_HELP, parseDeployArguments } from './deploy-arguments.ts';
import { deploymentReport } from './deployment-report.ts';
import { publicationError } from './not-published.ts';
import { operatorCorpus } from './operator-clients.ts';
import { operatorMain } from './operator-command.ts';
import { fillAndIndex } from './publication.ts';
import { searchCostLine } from './search-cost.ts';
import { deployStack } from './take-up.ts';

export const main = operatorMain('deploy', async (argv, io) => {
  const args = parseDeployArguments(argv, io.folder);
  if (args.help) {
    io.stdout.write(DEPLOY_HELP);
    return EXIT.done;
  }
  if (args.region !== undefined) process.env.AWS_REGION = args.region;
  if (args.profile !== undefined) process.env.AWS_PROFILE = args.profile;
  // First of all: what cannot be read is told before anything is changed.
  const rings = await readRings(args.rings);
  parseRings(rings, args.rings);
  const articles = await findArticles(args.corpus);
  const cost = searchCostLine(args.context);
  if (cost !== null) io.stderr.write(`${cost}\n`);
  const outputs = await deployStack(args, (line) => void io.stderr.write(line));
  const { namesRings, publish } = args;
  const request = { articles, rings, namesRings, publish, corpus: args.namesCorpus ? args.corpus : null };
  const after = await fillAndIndex(request, operatorCorpus(outputs, io.stderr), io.stderr).catch((error: unknown) => {
    throw publicationError(error, args.stack, argv);
  });
  io.stdout.write(deploymentReport(after, outputs));
  return after.kind === 'kept' ? EXIT.done : reportSkipped(after.skipped, io.stderr);
});

if (import.meta.main) await runMain(main);
