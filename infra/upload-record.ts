import * as v from 'valibot';
import type { BucketLibrary } from '../functions/aws/bucket/bucket-library.ts';

/** At the root of the bucket, where no event watches for it. */
const OBJECT = 'upload.json';

const Upload = v.object({
  /** The `--corpus` of it, as an absolute path of the operator's machine; `null` for the sample corpus. */
  corpus: v.nullable(v.string()),
  /** Whether its last article is in. */
  isWhole: v.boolean(),
});

export type Upload = v.InferOutput<typeof Upload>;

/** The deployment's last upload. A bucket that was filled in other ways has no record, and is whole. */
export class UploadRecord {
  readonly #root: BucketLibrary;

  constructor(root: BucketLibrary) {
    this.#root = root;
  }

  /** The upload that was begun and never ended. `null` where there is none, or where its record is not ours. */
  async cutOff(): Promise<Upload | null> {
    const content = await this.#root.read(OBJECT);
    const text = content && new TextDecoder().decode(content.bytes);
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Upload), text);
    return parsed.success && !parsed.output.isWhole ? parsed.output : null;
  }

  /** Before the first article. */
  begin(corpus: string | null): Promise<void> {
    return this.#write({ corpus, isWhole: false });
  }

  /** Behind the last article. */
  end(corpus: string | null): Promise<void> {
    return this.#write({ corpus, isWhole: true });
  }

  async #write(upload: Upload): Promise<void> {
    await this.#root.write(OBJECT, new TextEncoder().encode(`${JSON.stringify(upload)}\n`));
  }
}
