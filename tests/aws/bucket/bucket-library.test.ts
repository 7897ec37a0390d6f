import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, test } from 'vitest';
import { BucketLibrary } from '../../../functions/aws/bucket/bucket-library.ts';
import { describeLibrary } from '../../corpus/library.contract.ts';
import { type S3AndSqs, startS3AndSqs } from '../../support/s3-and-sqs.ts';

let services: S3AndSqs;
beforeAll(async () => {
  services = await startS3AndSqs();
  return () => services[Symbol.asyncDispose]();
});

const freshLibrary = async (folder: string) => new BucketLibrary(services.s3, await services.bucket(), folder);

const bytes = (text: string) => new TextEncoder().encode(text);

describeLibrary('a folder of a bucket', async () => ({
  library: await freshLibrary('articles/'),
  [Symbol.asyncDispose]: async () => {},
}));

describe('a folder of a bucket', () => {
  test('sees nothing of the other folders, nor the mark that the console leaves for a folder', async () => {
    const bucket = await services.bucket();
    for (const Key of ['articles/', 'articles/wire/', 'inbox/b.md', 'articles.md']) {
      await services.s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body: new Uint8Array() }));
    }
    const library = new BucketLibrary(services.s3, bucket, 'articles/');
    await library.write('a.md', bytes('one'));
    expect((await library.list()).map(({ name }) => name)).toEqual(['a.md']);
  });

  test('lists more files than S3 gives at once', async () => {
    const library = await freshLibrary('articles/');
    const names = Array.from({ length: 1001 }, (_, at) => `${String(at).padStart(4, '0')}.md`);
    await Promise.all(names.map((name) => library.write(name, bytes(name))));
    expect((await library.list()).map(({ name }) => name)).toEqual(names);
  });

  test('read in order, what is fetched ahead is what lies there, also after it was replaced or removed', async () => {
    const library = await freshLibrary('articles/');
    const names = Array.from({ length: 40 }, (_, at) => `${String(at).padStart(2, '0')}.md`);
    for (const name of names) await library.write(name, bytes(name));
    await library.list();
    const read = async (name = '') => {
      const content = await library.read(name);
      return content && new TextDecoder().decode(content.bytes);
    };
    expect(await read(names[0])).toBe('00.md');
    await library.write('01.md', bytes('another'));
    await library.remove('02.md');
    expect(await read(names[1])).toBe('another');
    expect(await read(names[2])).toBeNull();
    for (const name of names.slice(3)) expect(await read(name)).toBe(name);
  });

  test('what somebody else writes between the look and the write is left to them', async () => {
    const conditions: (string | undefined)[] = [];
    await using origin = await serve((request, response) => {
      if (request.method === 'HEAD') return response.writeHead(404).end();
      conditions.push(request.headers['if-none-match']);
      request.resume();
      return response.writeHead(412).end('<Error><Code>PreconditionFailed</Code></Error>');
    });
    const s3 = new S3Client({
      endpoint: origin.url,
      forcePathStyle: true,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
    const library = new BucketLibrary(s3, 'bucket', 'articles/');
    expect(await library.write('a.md', bytes('one'), null)).toBe(false);
    expect(conditions).toEqual(['*']);
    await expect(library.write('a.md', bytes('one'))).rejects.toMatchObject({ name: 'PreconditionFailed' });
  });

  test('a removal that names a tag leaves what was written since', async () => {
    const library = await freshLibrary('inbox/');
    await library.write('a.pdf', bytes('one'));
    const [before] = await library.list();
    await library.write('a.pdf', bytes('two'));
    expect(await library.remove('a.pdf', before?.tag)).toBe(false);
    const [now] = await library.list();
    expect(await library.remove('a.pdf', now?.tag)).toBe(true);
    expect(await library.list()).toEqual([]);
  });

  test('a bucket that is not there is an error, not an empty library', async () => {
    const library = new BucketLibrary(services.s3, 'no-such-bucket', 'articles/');
    await expect(library.list()).rejects.toThrow();
    await expect(library.read('a.md')).rejects.toThrow();
  });
});

/** A server on this machine that answers as `listener` does. */
async function serve(listener: RequestListener): Promise<{ readonly url: string } & AsyncDisposable> {
  const server = createServer(listener);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
