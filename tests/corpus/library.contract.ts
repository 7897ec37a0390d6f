import { describe, expect, test } from 'vitest';
import type { Library } from '../../functions/corpus/library.ts';

/** A library of its own for one test, empty at first. */
export interface LibraryUnderTest extends AsyncDisposable {
  readonly library: Library;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What every library keeps to, wherever its files lie. */
export function describeLibrary(name: string, create: () => Promise<LibraryUnderTest>): void {
  const namesOf = async (library: Library) => (await library.list()).map((file) => file.name).toSorted();
  const tagOf = async (library: Library, file: string) =>
    (await library.list()).find((listed) => listed.name === file)?.tag;
  const textOf = async (library: Library, file: string) => {
    const content = await library.read(file);
    return content && new TextDecoder().decode(content.bytes);
  };

  describe(`a library: ${name}`, () => {
    test('is empty at first', async () => {
      await using made = await create();
      expect(await made.library.list()).toEqual([]);
      expect(await made.library.read('a.md')).toBeNull();
      expect(await made.library.remove('a.md')).toBe(false);
    });

    test('lists what was written, with its size, also below folders', async () => {
      await using made = await create();
      await made.library.write('b.txt', bytes('two'));
      await made.library.write('wire/monday/a.md', bytes('three'));
      await made.library.write('empty.txt', bytes(''));
      expect(await namesOf(made.library)).toEqual(['b.txt', 'empty.txt', 'wire/monday/a.md']);
      const sizes = new Map((await made.library.list()).map((file) => [file.name, file.size]));
      expect([sizes.get('b.txt'), sizes.get('wire/monday/a.md'), sizes.get('empty.txt')]).toEqual([3, 5, 0]);
    });

    test('gives back the bytes that were written, whatever they are', async () => {
      await using made = await create();
      const every = Uint8Array.from({ length: 256 }, (_, byte) => byte);
      await made.library.write('a.txt', every);
      expect(Buffer.compare((await made.library.read('a.txt'))?.bytes ?? bytes(''), every)).toBe(0);
      await made.library.write('none.txt', bytes(''));
      expect((await made.library.read('none.txt'))?.bytes).toHaveLength(0);
    });

    test('takes names in any script, with blanks and signs', async () => {
      await using made = await create();
      const names = ['Ein Brief, 3 % größer.md', '警察.txt', 'a#1+b&c=d.md', 'wire/it’s.txt'];
      for (const file of names) await made.library.write(file, bytes(file));
      expect(await namesOf(made.library)).toEqual(names.toSorted());
      for (const file of names) expect(await textOf(made.library, file)).toBe(file);
    });

    test('replaces what is there', async () => {
      await using made = await create();
      await made.library.write('a.md', bytes('a long first version'));
      await made.library.write('a.md', bytes('second'));
      expect(await namesOf(made.library)).toEqual(['a.md']);
      expect(await textOf(made.library, 'a.md')).toBe('second');
    });

    test('replaces only what is expected where somebody says what that is', async () => {
      await using made = await create();
      expect(await made.library.write('a.md', bytes('first'), null)).toBe(true);
      expect(await made.library.write('a.md', bytes('second'), null)).toBe(false);
      const tag = await tagOf(made.library, 'a.md');
      expect(await made.library.write('a.md', bytes('third'), tag)).toBe(true);
      expect(await made.library.write('a.md', bytes('fourth'), tag)).toBe(false);
      expect(await made.library.write('b.md', bytes('none'), tag)).toBe(false);
      expect(await textOf(made.library, 'a.md')).toBe('third');
      expect(await namesOf(made.library)).toEqual(['a.md']);
      expect(await made.library.write('a.md', bytes('fifth'))).toBe(true);
    });

    test('has another tag for another content, also of the same length', async () => {
      await using made = await create();
      const seen = new Set<string | undefined>();
      for (let at = 0; at < 20; at += 1) {
        await made.library.write('a.md', bytes(`version ${at % 10} ${at >= 10}`.padEnd(20)));
        seen.add(await tagOf(made.library, 'a.md'));
      }
      expect(seen.size).toBe(20);
    });

    test('keeps a tag as long as nothing is written, and reads with the one it lists', async () => {
      await using made = await create();
      await made.library.write('a.md', bytes('one'));
      const tag = await tagOf(made.library, 'a.md');
      expect(tag).toBeTruthy();
      await made.library.write('b.md', bytes('two'));
      expect(await tagOf(made.library, 'a.md')).toBe(tag);
      expect((await made.library.read('a.md'))?.tag).toBe(tag);
    });

    test('no longer has what was removed', async () => {
      await using made = await create();
      await made.library.write('a.md', bytes('one'));
      await made.library.write('b.md', bytes('two'));
      expect(await made.library.remove('a.md')).toBe(true);
      expect(await namesOf(made.library)).toEqual(['b.md']);
      expect(await made.library.read('a.md')).toBeNull();
      expect(await made.library.remove('a.md')).toBe(false);
    });

    test('lists hundreds of files', async () => {
      await using made = await create();
      const names = Array.from({ length: 300 }, (_, at) => `wire/${String(at).padStart(4, '0')}.md`);
      for (const file of names) await made.library.write(file, bytes(file));
      expect(await namesOf(made.library)).toEqual(names);
    });

    test('never shows half of a file that is being replaced', async () => {
      await using made = await create();
      const versions = ['x', 'y'].map((letter) => letter.repeat(200_000));
      await made.library.write('a.md', bytes(versions[0] ?? ''));
      const writing = Promise.all(
        Array.from({ length: 10 }, (_, at) => made.library.write('a.md', bytes(versions[at % 2] ?? ''))),
      );
      for (let at = 0; at < 20; at += 1) expect(versions).toContain(await textOf(made.library, 'a.md'));
      await writing;
      expect(await namesOf(made.library)).toEqual(['a.md']);
    });
  });
}
