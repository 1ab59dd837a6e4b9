import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { ServiceError } from '../../shared/errors.ts';

/** Kinds of number that take texts at their owner's price: no premium, shared-cost or toll-free ones. */
const textable: ReadonlySet<string | undefined> = new Set(['MOBILE', 'FIXED_LINE_OR_MOBILE']);

/**
 * The number in E.164, if it is one that texts may go to.
 *
 * @param countries  ISO codes (`US`) of the countries that the operator pays texts to.
 * @throws ServiceError `invalid-request` for what is no mobile number of one of these countries.
 */
export function phoneNumberIn(text: string, countries: readonly string[]): string {
  const number = parsePhoneNumberFromString(text);
  const isServed = number?.country !== undefined && countries.includes(number.country);
  if (number && isServed && number.isValid() && textable.has(number.getType())) {
    return number.number;
  }
  const where =
    countries.length === 1 ? `this country: ${countries[0]}` : `these: ${countries.join(', ')}`;
  throw new ServiceError('invalid-request', 'Texts cannot be sent to this number.', {
    faults: [{ pointer: '#/address', detail: `must be a mobile number of ${where}` }],
  });
}
