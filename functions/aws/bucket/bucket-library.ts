import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { Library, LibraryContent, LibraryFile } from '../../corpus/library.ts';
import { Prefetch } from './prefetch.ts';

/** A folder of a bucket as a library. A tag is an ETag: another content has another, and S3 always lists what was last written. */
export class BucketLibrary implements Library {
  readonly #s3: S3Client;
  readonly #bucket: string;
  readonly #folder: string;
  readonly #reader = new Prefetch((name) => this.#fetch(name));

  /** `folder` ends in a slash, or is empty for the whole bucket. */
  constructor(s3: S3Client, bucket: string, folder: string) {
    this.#s3 = s3;
    this.#bucket = bucket;
    this.#folder = folder;
  }

  /** By name, as S3 orders them. The marks that the console leaves for a folder are no files. */
  async list(): Promise<readonly LibraryFile[]> {
    const files: LibraryFile[] = [];
    let next: string | undefined;
    do {
      const page = await this.#s3.send(
        new ListObjectsV2Command({
          Bucket: this.#bucket,
          Prefix: this.#folder,
          // A name may hold characters that no XML can.
          EncodingType: 'url',
          ...(next === undefined ? {} : { ContinuationToken: next }),
        }),
      );
      for (const { Key = '', ETag = '', Size = 0 } of page.Contents ?? []) {
        const key = page.EncodingType === 'url' ? decodeURIComponent(Key.replaceAll('+', ' ')) : Key;
        const name = key.slice(this.#folder.length);
        if (name !== '' && !name.endsWith('/')) files.push({ name, tag: ETag, size: Size });
      }
      next = page.NextContinuationToken;
    } while (next !== undefined);
    this.#reader.expect(files);
    return files;
  }

  read(name: string): Promise<LibraryContent | null> {
    return this.#reader.read(name);
  }

  async write(name: string, bytes: Uint8Array, expected?: string | null): Promise<boolean> {
    this.#reader.forget(name);
    const object = { Bucket: this.#bucket, Key: this.#folder + name };
    // Saves sending what will not be taken; what comes between is for S3 to tell.
    if (expected !== undefined && (await this.#tagOf(object)) !== expected) return false;
    const condition = expected === null ? { IfNoneMatch: '*' } : { IfMatch: expected };
    try {
      await this.#s3.send(new PutObjectCommand({ ...object, ...condition, Body: bytes, ContentType: typeOf(name) }));
      return true;
    } catch (error) {
      if (expected !== undefined && isNoMatch(error)) return false;
      throw error;
    }
  }

  /** With a tag, only what still has that tag: `false` when there is something newer. */
  async remove(name: string, tag?: string): Promise<boolean> {
    this.#reader.forget(name);
    const object = { Bucket: this.#bucket, Key: this.#folder + name };
    // S3 says of a deletion that it was done, whether there was anything or not.
    const there = await this.#tagOf(object);
    if (there === null || (tag !== undefined && there !== tag)) return false;
    try {
      await this.#s3.send(new DeleteObjectCommand({ ...object, IfMatch: tag }));
      return true;
    } catch (error) {
      if (isNoMatch(error)) return false;
      throw error;
    }
  }

  /** `null` where there is none. */
  async #tagOf(object: { readonly Bucket: string; readonly Key: string }): Promise<string | null> {
    try {
      return (await this.#s3.send(new HeadObjectCommand(object))).ETag ?? '';
    } catch (error) {
      if (error instanceof NotFound) return null;
      throw error;
    }
  }

  async #fetch(name: string): Promise<LibraryContent | null> {
    try {
      const { Body, ETag = '' } = await this.#s3.send(
        new GetObjectCommand({ Bucket: this.#bucket, Key: this.#folder + name }),
      );
      return Body ? { bytes: await Body.transformToByteArray(), tag: ETag } : null;
    } catch (error) {
      if (error instanceof NoSuchKey) return null;
      throw error;
    }
  }
}

/** Changed or removed since it was looked at. */
function isNoMatch(error: unknown): boolean {
  return error instanceof S3ServiceException && [404, 409, 412].includes(error.$metadata.httpStatusCode ?? 0);
}

const TYPES: Readonly<Record<string, string>> = {
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  json: 'application/json',
  yaml: 'text/yaml; charset=utf-8',
};

/** For a person who opens the object in the console. */
function typeOf(name: string): string {
  return TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
}
