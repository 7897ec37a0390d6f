import type { Store, StoreVisitor } from './store.ts';

/** Shows everything that is kept, however large it is. */
export async function visitAll(store: Pick<Store, 'visitPart'>, visitor: StoreVisitor): Promise<void> {
  let from: string | null = null;
  do from = await store.visitPart(visitor, from);
  while (from !== null);
}
