import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A folder of its own for one test, gone when the test ends: `await using folder = await tempFolder({…})`. */
export interface TempFolder extends AsyncDisposable {
  readonly path: string;
  at(...parts: string[]): string;
  write(files: Files): Promise<void>;
}

export async function tempFolder(files: Files = {}): Promise<TempFolder> {
  const root = await mkdtemp(path.join(tmpdir(), 'verbatim-test-'));
  const folder: TempFolder = {
    path: root,
    at: (...parts) => path.join(root, ...parts),
    async write(more) {
      for (const [file, content] of Object.entries(more)) {
        const location = path.join(root, file);
        await mkdir(path.dirname(location), { recursive: true });
        await writeFile(location, content);
      }
    },
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  };
  await folder.write(files);
  return folder;
}

export async function exists(location: string): Promise<boolean> {
  return (await stat(location).catch(() => null)) !== null;
}
