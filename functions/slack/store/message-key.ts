/** Key of the delivery that answers what a message asks: its thread is found by it, too. */
export function messageKey({
  team,
  channel,
  ts,
}: {
  readonly team: string;
  readonly channel: string;
  readonly ts: string;
}) {
  return `${team}:${channel}:${ts}`;
}
