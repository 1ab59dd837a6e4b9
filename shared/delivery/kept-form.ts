import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Channel } from '../contracts/subscription.ts';

/**
 * An address as it is kept and as SNS knows it, however it was typed: a number in E.164, a web address as its parser
 * writes it. "+44 (0)20 7946 0000" is kept as "+442079460000".
 *
 * What is no address of its channel comes back as it was given.
 */
export function keptForm(channel: Channel, address: string): string {
  if (channel === 'sms') return parsePhoneNumberFromString(address)?.number ?? address;
  if (channel === 'webhook') return URL.parse(address)?.href ?? address;
  return address;
}
