import { parseOptions, UsageError } from '../functions/local/commands/arguments.ts';
import { EXIT, runMain } from '../functions/local/commands/run-command.ts';
import { manifestFor, manifestWithoutUrl } from '../functions/slack/manifest/manifest.ts';
import { operatorMain } from './operator-command.ts';

const HELP = `Prints the manifest of the Slack app, to paste at https://api.slack.com/apps → Create New App → From a manifest.

  npm run -s manifest -- --url URL    URL is the RequestUrl that npm run deploy printed
  npm run -s manifest                 only what needs no URL

  --mentions-only      Slack tells of no other messages in channels: cheaper, without follow-ups that do not mention the app, and
                       a reply stays when its question is deleted

Exit codes: 0 printed · 1 the URL cannot be the app's · 2 wrong usage
`;

const WITHOUT_URL = `This is only what Slack takes without a URL: no events, command, shortcut or buttons. The app can be created and
installed with it, but hears nothing. With the RequestUrl that npm run deploy prints:
npm run -s manifest -- --url https://…
`;

export const main = operatorMain('manifest', async (args, io) => {
  const { values, positionals } = parseOptions(args, {
    url: { type: 'string' },
    'mentions-only': { type: 'boolean' },
    help: { type: 'boolean' },
  });
  if (values.help) {
    io.stdout.write(HELP);
    return EXIT.done;
  }
  if (positionals.length > 0)
    throw new UsageError(`unexpected argument ${JSON.stringify(positionals[0])}: pass it as --url`);
  const manifest =
    values.url === undefined
      ? manifestWithoutUrl()
      : manifestFor(values.url, { mentionsOnly: values['mentions-only'] ?? false });
  io.stdout.write(`${JSON.stringify(manifest, null, 2)}\n`);
  if (values.url === undefined) io.stderr.write(WITHOUT_URL);
  return EXIT.done;
});

if (import.meta.main) await runMain(main);
