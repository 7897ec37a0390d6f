/**
 * One side of `bench/slack.ts`: the deployed bundles of the project in the folder that it is given, over services on loopback. A line
 * with a number on its input asks so many questions, and is answered with the milliseconds of each.
 */
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const QUESTIONS = [
  'how many police died?',
  'who declared the state of emergency?',
  'how many people were arrested?',
  'when was the airport seized?',
  'who won the regatta in Quahog?',
];

const [, , folder = '.'] = process.argv;
const { Deployment } = (await import(
  pathToFileURL(path.resolve(folder, 'tests/end-to-end/deployment.ts')).href
)) as typeof import('../tests/end-to-end/deployment.ts');

await using app = await Deployment.start();
let asked = 0;
let postedAt = 0;
using _ = app.network.intercept(({ operation }) => {
  if (operation === 'chat.postMessage') postedAt = performance.now();
  return null;
});
process.stdout.write('[]\n');
for await (const line of createInterface({ input: process.stdin })) {
  const times: number[] = [];
  for (let left = Number(line); left > 0; left -= 1) times.push(await answerTime());
  process.stdout.write(`${JSON.stringify(times)}\n`);
}

/** From Slack's signed event to the post of the reply. */
async function answerTime(): Promise<number> {
  const question = QUESTIONS[asked++ % QUESTIONS.length] ?? '';
  const channel = await app.slack.channel('edith');
  const user = app.slack.id('edith');
  const text = `<@U0VERBATIM> ${question}`;
  const ts = await app.slack.write('edith', channel, text);
  const began = performance.now();
  await app.deliver(app.driver.mention({ channel, user, text, ts }));
  await app.settle();
  if (postedAt < began) throw new Error(`no reply to ${question}`);
  return postedAt - began;
}
