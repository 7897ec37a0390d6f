import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebClient } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { slackClientOptions } from '../../../functions/slack/delivery/client.ts';
import { FileUnavailableError, fetchFile, MOST_FILE_BYTES } from '../../../functions/slack/files/fetch-file.ts';
import type { SharedFile } from '../../../functions/slack/jobs/shared-file.ts';

const TOKEN = 'xoxb-of-the-test';
const FILE: SharedFile = { id: 'F1', name: 'report.txt', mimetype: 'text/plain', size: 3, url: null };

/** Slack's API and its files on one loopback address; resolves to what it heard. */
async function withSlack(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  work: (slack: WebClient, origin: string, heard: IncomingMessage[]) => Promise<void>,
): Promise<void> {
  const heard: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    heard.push(request);
    request.resume();
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    await work(new WebClient(TOKEN, slackClientOptions(`${origin}/api/`, 2000)), origin, heard);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

const plain = (response: ServerResponse, body: string | Uint8Array, status = 200) =>
  response.writeHead(status, { 'content-type': 'text/plain' }).end(body);

describe('a file of a message', () => {
  test("is fetched with the bot's token", () =>
    withSlack(
      (_, response) => plain(response, 'Six'),
      async (slack, origin, heard) => {
        const fetched = await fetchFile(slack, { ...FILE, url: `${origin}/files-pri/T1-F1/download/report.txt` });
        expect(fetched).toEqual({ kind: 'bytes', bytes: Buffer.from('Six') });
        expect(heard[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
      },
    ));

  test('of another host is never asked for, whatever the message says', () =>
    withSlack(
      (_, response) => plain(response, 'Six'),
      async (slack, origin, heard) => {
        const elsewhere = ['http://127.0.0.1:1/report.txt', 'https://files.slack.com/report.txt', 'file:///etc/passwd'];
        for (const url of [...elsewhere, `${origin.replace('127.0.0.1', 'localhost')}/x`, 'no address']) {
          expect(await fetchFile(slack, { ...FILE, url })).toEqual({ kind: 'unread', why: 'withheld' });
        }
        expect(heard).toEqual([]);
        const real = new WebClient(TOKEN, slackClientOptions('https://slack.com/api/', 2000));
        for (const url of ['https://slack.com.evil.example/x', 'https://files.slack.com.evil.example/x']) {
          expect(await fetchFile(real, { ...FILE, url })).toEqual({ kind: 'unread', why: 'withheld' });
        }
      },
    ));

  test('whose address Slack keeps back is looked up, and is withheld where it stays so', () =>
    withSlack(
      (request, response) =>
        request.url?.startsWith('/api/')
          ? plain(response, JSON.stringify({ ok: false, error: 'missing_scope' }))
          : plain(response, 'Six'),
      async (slack, _, heard) => {
        expect(await fetchFile(slack, FILE)).toEqual({ kind: 'unread', why: 'withheld' });
        expect(heard.map(({ url }) => url)).toEqual(['/api/files.info']);
      },
    ));

  test.each([
    ['a redirect', (response: ServerResponse) => response.writeHead(302, { location: 'https://evil.example/' }).end()],
    ['a refusal', (response: ServerResponse) => plain(response, 'no', 403)],
    [
      'a page to sign in',
      (response: ServerResponse) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<p>'),
    ],
  ])('answered with %s is withheld', (_, answer) =>
    withSlack(
      (__, response) => void answer(response),
      async (slack, origin, heard) => {
        expect(await fetchFile(slack, { ...FILE, url: `${origin}/f` })).toEqual({ kind: 'unread', why: 'withheld' });
        expect(heard).toHaveLength(1);
      },
    ),
  );

  test('that is a page is withheld where a page of another length comes', () =>
    withSlack(
      ({ url = '' }, response) =>
        url.startsWith('/api/')
          ? plain(
              response,
              JSON.stringify({ ok: true, file: { size: 30, url_private: `http://${response.req.headers.host}/f` } }),
            )
          : response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<p>Sign in to Slack</p>'),
      async (slack, origin) => {
        const page = { ...FILE, mimetype: 'text/html', url: `${origin}/f` };
        const withheld = { kind: 'unread', why: 'withheld' };
        expect(await fetchFile(slack, { ...page, size: 4711 })).toEqual(withheld);
        expect(await fetchFile(slack, { ...page, size: null, url: null })).toEqual(withheld);
        const fetched = { kind: 'bytes', bytes: Buffer.from('<p>Sign in to Slack</p>') };
        expect(await fetchFile(slack, { ...page, size: null })).toEqual(fetched);
        expect(await fetchFile(slack, { ...page, size: 23 })).toEqual(fetched);
      },
    ));

  test('larger than it says is read no further than the limit', () =>
    withSlack(
      (_, response) => plain(response, Buffer.alloc(MOST_FILE_BYTES + 1)),
      async (slack, origin, heard) => {
        const url = `${origin}/f`;
        expect(await fetchFile(slack, { ...FILE, url })).toEqual({ kind: 'unread', why: 'too large' });
        expect(await fetchFile(slack, { ...FILE, url, size: MOST_FILE_BYTES + 1 })).toEqual({
          kind: 'unread',
          why: 'too large',
        });
        expect(heard).toHaveLength(1);
      },
    ));

  test.each([500, 503, 429])('is asked for again after %i', (status) =>
    withSlack(
      (_, response) => plain(response, '', status),
      async (slack, origin) => {
        await expect(fetchFile(slack, { ...FILE, url: `${origin}/f` })).rejects.toThrow(FileUnavailableError);
      },
    ),
  );

  test('is asked for again where the answer breaks off', () =>
    withSlack(
      (_, response) => {
        response.writeHead(200, { 'content-type': 'text/plain', 'content-length': '100' });
        response.write('Six', () => response.destroy());
      },
      async (slack, origin) => {
        await expect(fetchFile(slack, { ...FILE, url: `${origin}/f` })).rejects.toThrow(FileUnavailableError);
      },
    ));
});
