/**
 * Makes a thing once and keeps it for the life of the process; a failure is not kept, so that one bad moment does not break
 * a warm Lambda for good.
 */
export function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
