import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import type { Invocation, World } from './world.ts';

type Attributes = Record<string, AttributeValue>;

/** Attempts of the client's own, and the longest wait between two, in milliseconds: `WORKER_CALLS` and the SDK's first backoff. */
const ATTEMPTS = 3;
const BACKOFF_MS = 100;

/** DynamoDB, as far as the store asks of it: what it asks beyond that is an error. */
export class TableSide {
  readonly #world: World;
  readonly #items = new Map<string, Attributes>();

  constructor(world: World) {
    this.#world = world;
  }

  /** A client of one invocation, with the retries of the SDK. */
  client(invocation: Invocation): DynamoDBClient {
    const send = (command: unknown) => this.#send(invocation, command);
    return { send } as unknown as DynamoDBClient;
  }

  faultlessClient(): DynamoDBClient {
    return { send: async (command: unknown) => this.#do(command) } as unknown as DynamoDBClient;
  }

  async #send(invocation: Invocation, command: unknown): Promise<unknown> {
    const world = this.#world;
    for (let attempt = 1; ; attempt += 1) {
      const isOut = world.isOut('table');
      const isHeard = !isOut && !world.fails(0.25);
      const isAnswered = isHeard && !world.fails(0.25);
      try {
        if (!isHeard) {
          await world.wait(invocation, world.latency());
          throw new Error('ServiceUnavailable');
        }
        const result = await world.call(invocation, () => this.#do(command));
        if (isAnswered) return result;
        throw new Error('the answer was lost');
      } catch (error) {
        const isLostRace = error instanceof ConditionalCheckFailedException;
        if (attempt === ATTEMPTS || (isLostRace && isAnswered)) throw error;
        await world.wait(invocation, BACKOFF_MS * world.chances.next());
      }
    }
  }

  #do(command: unknown): unknown {
    if (command instanceof GetItemCommand) return { Item: this.#items.get(keyOf(command.input.Key)) };
    if (command instanceof PutItemCommand) return this.#put(command.input);
    if (command instanceof QueryCommand) {
      const partition = command.input.ExpressionAttributeValues?.[':pk']?.S;
      const items = [...this.#items.values()].filter(({ pk }) => pk?.S === partition);
      items.sort((a, b) => (String(a.sk?.S) < String(b.sk?.S) ? -1 : 1));
      if (command.input.ScanIndexForward === false) items.reverse();
      return { Items: items };
    }
    throw new Error('the table knows no such command');
  }

  #put({ Item: item = {}, ConditionExpression: condition, ExpressionAttributeValues: values }: PutItemCommandInput) {
    const stored = this.#items.get(keyOf(item));
    if (condition !== undefined && !holds(condition, values ?? {}, stored)) {
      throw new ConditionalCheckFailedException({ message: 'The conditional request failed', $metadata: {} });
    }
    this.#items.set(keyOf(item), Object.freeze({ ...item }));
    return {};
  }
}

function keyOf(attributes: Attributes | undefined): string {
  return JSON.stringify([attributes?.pk?.S, attributes?.sk?.S]);
}

/** The conditions that the app writes under; see `conditionInput` in `aws/table`. */
function holds(condition: string, values: Attributes, stored: Attributes | undefined): boolean {
  switch (condition) {
    case 'attribute_not_exists(#pk)':
      return stored === undefined;
    case '#version = :version':
      return stored?.version?.S === values[':version']?.S;
    case 'attribute_not_exists(#pk) OR #order <= :order':
      return stored === undefined || Number(stored.order?.N) <= Number(values[':order']?.N);
    default:
      throw new Error(`the table knows no condition ${condition}`);
  }
}
