import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type FetchedPage, fetchPage } from '../../functions/import/fetching/fetch-page.ts';
import { type FetchDependencies, PUBLIC_INTERNET } from '../../functions/import/fetching/guarded-request.ts';
import { isPublicAddress } from '../../functions/import/fetching/public-address.ts';
import { importArticles } from '../../functions/import/import-articles.ts';
import { page } from '../support/import-samples.ts';

interface Site extends AsyncDisposable {
  readonly port: number;
  /** Host and path of each request, in order. */
  readonly asked: string[];
}

async function site(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Site> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.headers.host}${request.url}`);
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Every name is the loopback server's, which counts as public; 10.0.0.1 stands for what does not. */
const LOOPBACK: FetchDependencies = {
  lookup: async (host) => (host === 'inside.example' ? ['127.0.0.1', '10.0.0.1'] : ['127.0.0.1']),
  isPublic: (address) => address === '127.0.0.1',
};

function html(response: ServerResponse, text = page()): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(text);
}

function reasonOf(fetched: FetchedPage): string {
  if (fetched.kind !== 'refused') throw new Error(`${fetched.url} was fetched`);
  return fetched.reason;
}

describe('a public address', () => {
  test.each([
    '127.0.0.1',
    '127.8.8.8',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '100.127.255.255',
    '192.0.2.1',
    '198.18.0.1',
    '203.0.113.9',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::ffff:7f00:1',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '2001::1',
    '3fff::1',
    'localhost',
    '',
    '1.2.3',
    '0x7f.1',
  ])('is not %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each([
    '8.8.8.8',
    '1.1.1.1',
    '172.15.0.1',
    '172.32.0.1',
    '100.63.255.255',
    '100.128.0.1',
    '2606:4700:4700::1111',
    '2a00:1450:4001::1',
    '2001:4860:4860::8888',
  ])('is %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe('fetching', () => {
  test('gives the bytes, the content type and the address of a page, which can be imported', async () => {
    await using server = await site((_, response) => html(response));
    const fetched = await fetchPage(`http://courier.example:${server.port}/a#top`, LOOPBACK);
    if (fetched.kind !== 'page') throw new Error(fetched.reason);
    expect(fetched).toMatchObject({
      url: `http://courier.example:${server.port}/a`,
      contentType: 'text/html; charset=utf-8',
    });
    expect(server.asked).toEqual([`courier.example:${server.port}/a`]);
    const { articles } = await importArticles({ name: fetched.url, ...fetched });
    expect(articles[0]).toMatchObject({
      url: fetched.url,
      id: expect.stringMatching(/^courier-example-a-[0-9a-f]{8}$/u),
    });
  });

  test('never reaches the own machine or network by default', async () => {
    await using server = await site((_, response) => html(response));
    const { port } = server;
    for (const host of [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '2130706433',
      '0x7f.1',
      '0177.0.0.1',
      '127.1',
      '0',
      '169.254.169.254',
      '10.0.0.1',
      '[fd00::1]',
    ]) {
      expect(reasonOf(await fetchPage(`http://${host}:${port}/`))).toMatch(
        /private network|no address on the internet/u,
      );
    }
    expect(server.asked).toEqual([]);
  });

  test('refuses a name with one address inside, and one that changes between two looks', async () => {
    await using server = await site((_, response) => html(response));
    expect(reasonOf(await fetchPage(`http://inside.example:${server.port}/`, LOOPBACK))).toMatch(/private network/u);
    let looks = 0;
    const rebinding: FetchDependencies = {
      ...LOOPBACK,
      lookup: async () => [looks++ === 0 ? '127.0.0.1' : '10.0.0.1'],
    };
    expect((await fetchPage(`http://rebinding.example:${server.port}/`, rebinding)).kind).toBe('page');
    expect(looks).toBe(1);
  });

  test('follows five redirects and judges each of them', async () => {
    await using server = await site((request, response) => {
      const step = Number(request.url?.slice(1));
      if (step === 0) html(response);
      else if (step === 100) response.writeHead(302, { location: 'http://inside.example/secret' }).end();
      else if (step === 101) response.writeHead(302, { location: 'file:///etc/passwd' }).end();
      else if (step === 102) response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end();
      else response.writeHead(301, { location: `/${step - 1}` }).end();
    });
    const at = (step: number): Promise<FetchedPage> =>
      fetchPage(`http://courier.example:${server.port}/${step}`, LOOPBACK);
    expect(await at(5)).toMatchObject({ kind: 'page', url: `http://courier.example:${server.port}/0` });
    expect(reasonOf(await at(6))).toMatch(/redirects more than 5 times/u);
    expect(reasonOf(await at(100))).toMatch(/private network/u);
    expect(reasonOf(await at(101))).toMatch(/leads to file:/u);
    expect(reasonOf(await at(102))).toMatch(/private network/u);
  });

  test.each([
    ['ftp://courier.example/', /leads to ftp:/u],
    ['file:///etc/passwd', /leads to file:/u],
    ['data:text/html,x', /leads to data:/u],
    ['http://user:word@courier.example/', /user name or password/u],
    ['courier', /no web address/u],
  ])('refuses %s', async (url, reason) => {
    expect(reasonOf(await fetchPage(url, LOOPBACK))).toMatch(reason);
  });

  test('unpacks what a server packs', async () => {
    const packers = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync };
    await using server = await site((request, response) => {
      const encoding = request.url?.slice(1) ?? '';
      const pack = Object.entries(packers).find(([name]) => name === encoding)?.[1];
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': encoding }).end(pack?.(page()));
    });
    for (const encoding of Object.keys(packers)) {
      const fetched = await fetchPage(`http://courier.example:${server.port}/${encoding}`, LOOPBACK);
      expect(fetched.kind === 'page' && Buffer.from(fetched.bytes).toString()).toBe(page());
    }
    expect(reasonOf(await fetchPage(`http://courier.example:${server.port}/zstd`, LOOPBACK))).toMatch(
      /packed in a way/u,
    );
  });

  test('stops at the limit, stated or not, packed or unpacked', async () => {
    let closed = 0;
    await using server = await site((request, response) => {
      response.on('close', () => (closed += 1));
      if (request.url === '/stated')
        response.writeHead(200, { 'content-type': 'text/html', 'content-length': 1e12 }).write('x');
      else if (request.url === '/bomb')
        response
          .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
          .end(gzipSync(Buffer.alloc(40 * 1024 * 1024)));
      else {
        response.writeHead(200, { 'content-type': 'text/html' });
        const more = (): void => {
          while (!response.destroyed && response.write('x'.repeat(65_536)));
        };
        response.on('drain', more);
        more();
      }
    });
    for (const path of ['stated', 'endless', 'bomb']) {
      expect(reasonOf(await fetchPage(`http://courier.example:${server.port}/${path}`, LOOPBACK))).toBe(
        'is larger than 10 MB, the limit for a page; save its article and import the file',
      );
    }
    await expect.poll(() => closed).toBe(3);
  });

  test('stops when the time is up, whoever takes it, or when it is called off', async () => {
    await using server = await site((request, response) => {
      if (request.url === '/drip') {
        response.writeHead(200, { 'content-type': 'text/html' });
        const timer = setInterval(() => response.write('x'), 20);
        response.on('close', () => clearInterval(timer));
      }
    });
    const limits = { timeMs: 200 };
    for (const path of ['drip', 'silent']) {
      expect(reasonOf(await fetchPage(`http://courier.example:${server.port}/${path}`, LOOPBACK, { limits }))).toMatch(
        /within 0.2 s/u,
      );
    }
    const noAnswer: FetchDependencies = { ...LOOPBACK, lookup: () => new Promise(() => {}) };
    expect(reasonOf(await fetchPage('http://courier.example/', noAnswer, { limits }))).toMatch(/within 0.2 s/u);
    const signal = AbortSignal.timeout(50);
    expect(reasonOf(await fetchPage(`http://courier.example:${server.port}/silent`, LOOPBACK, { signal }))).toMatch(
      /stopped/u,
    );
  });

  test('rejects with the very error of a caller that allows no request, and asks nothing', async () => {
    await using its = await site((_, response) => html(response));
    const throttled = new Error('Rate exceeded');
    const beforeRequest = async (): Promise<void> => {
      throw throttled;
    };
    await expect(fetchPage(`http://a.example:${its.port}/`, LOOPBACK, { beforeRequest })).rejects.toBe(throttled);
    expect(its.asked).toEqual([]);
  });

  test('reports pictures, errors, cut answers and dead hosts, each with what to do', async () => {
    await using server = await site((request, response) => {
      const status = Number(request.url?.slice(1));
      if (status > 0) response.writeHead(status, { 'content-type': 'text/html' }).end('no');
      else if (request.url === '/picture') response.writeHead(200, { 'content-type': 'image/png' }).end('x');
      else if (request.url === '/unnamed') response.writeHead(200).end('x');
      else if (request.url === '/damaged')
        response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end('no gzip');
      else {
        response.writeHead(200, { 'content-type': 'text/html', 'content-length': 1000 }).write('half');
        setTimeout(() => response.destroy(), 20);
      }
    });
    const reason = async (path: string): Promise<string> =>
      reasonOf(await fetchPage(`http://courier.example:${server.port}/${path}`, LOOPBACK));
    expect(await reason('404')).toMatch(/does not exist/u);
    expect(await reason('403')).toMatch(/save the page in a browser/u);
    expect(await reason('429')).toMatch(/too often/u);
    expect(await reason('503')).toMatch(/status 503/u);
    expect(await reason('picture')).toMatch(/image\/png/u);
    expect(await reason('unnamed')).toMatch(/does not say what it is/u);
    expect(await reason('damaged')).toMatch(/packed in a damaged way/u);
    expect(await reason('cut')).toMatch(/cannot be reached \(ECONNRESET\)/u);
    expect(reasonOf(await fetchPage('http://courier.example:1/', LOOPBACK))).toMatch(
      /cannot be reached \(ECONNREFUSED\)/u,
    );
    expect(reasonOf(await fetchPage('http://nowhere.example/', { ...LOOPBACK, lookup: async () => [] }))).toMatch(
      /no address/u,
    );
  });
});

test('the default asks the system and lets only the public internet through', () => {
  expect(PUBLIC_INTERNET.isPublic).toBe(isPublicAddress);
});
