import { Channel, type Subscription } from '../shared/contracts/subscription.ts';
import type { AddressKeys } from '../shared/delivery/address-key.ts';
import { keptForm } from '../shared/delivery/kept-form.ts';
import { type TakeOffPorts, takeOff } from '../shared/delivery/take-off.ts';
import type { SubscriptionStore } from '../shared/storage/subscription-store.ts';

export interface HeldPorts extends TakeOffPorts {
  readonly subscriptions: Pick<
    SubscriptionStore,
    'ofAddress' | 'put' | 'remove' | 'countsOf' | 'removeCounts'
  >;
  readonly addressKeys: AddressKeys;
  readonly now: () => Date;
}

/** All that is held on an address, whatever the channel. */
export interface Held {
  readonly subscriptions: readonly Subscription[];
  readonly counts: readonly { counted: string; of: string; count: number }[];
}

/** Every key under which an address may be known. */
async function keysOf(address: string, { addressKeys }: HeldPorts): Promise<string[]> {
  const keys = await Promise.all(
    Channel.options.map((channel) => addressKeys(channel, keptForm(channel, address))),
  );
  return keys.flatMap(({ all }) => all);
}

export async function heldOn(address: string, ports: HeldPorts): Promise<Held> {
  const keys = await keysOf(address, ports);
  const rows = await Promise.all(keys.map((key) => ports.subscriptions.ofAddress(key)));
  const counts = await Promise.all(keys.map((key) => ports.subscriptions.countsOf(key)));
  return { subscriptions: rows.flat(), counts: counts.flat() };
}

/**
 * Erases all that is held on an address, and takes it off at SNS.
 *
 * SNS cannot take an invitation back that nobody has followed. Of such a one a mark without the address stays for the
 * 48 hours that the invitation is good, so that a late click does not bring the reader back.
 */
export async function eraseAll(
  address: string,
  ports: HeldPorts,
): Promise<{ erased: number; marked: number }> {
  const { subscriptions, now } = ports;
  const outcome = { erased: 0, marked: 0 };
  for (const row of (await heldOn(address, ports)).subscriptions) {
    if ((await takeOff(row, ports)) === 'off') {
      await subscriptions.remove(row);
      outcome.erased++;
      continue;
    }
    const nextCheckAt = now().toISOString();
    await subscriptions.put({ ...row, address: '', state: 'left', nextCheckAt });
    outcome.marked++;
  }
  for (const key of await keysOf(address, ports)) await subscriptions.removeCounts(key);
  return outcome;
}
